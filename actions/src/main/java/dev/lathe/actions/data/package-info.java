/// What data are and where they come from.
@NullMarked
package dev.lathe.actions.data;

import org.jspecify.annotations.NullMarked;
