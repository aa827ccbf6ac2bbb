@NullMarked
package dev.lathe.actions;

import org.jspecify.annotations.NullMarked;
