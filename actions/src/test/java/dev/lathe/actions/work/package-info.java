@NullMarked
package dev.lathe.actions.work;

import org.jspecify.annotations.NullMarked;
