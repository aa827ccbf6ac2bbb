/// What goes on.
@NullMarked
package dev.lathe.actions.watch;

import org.jspecify.annotations.NullMarked;
