/// Everything that one can ask for, as values, and the one way in: the [dev.lathe.actions.Gateway].
@NullMarked
package dev.lathe.actions;

import org.jspecify.annotations.NullMarked;
