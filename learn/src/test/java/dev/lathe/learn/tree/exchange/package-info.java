@NullMarked
package dev.lathe.learn.tree.exchange;

import org.jspecify.annotations.NullMarked;
