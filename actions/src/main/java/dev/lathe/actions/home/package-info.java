/// All that is kept, as a whole.
@NullMarked
package dev.lathe.actions.home;

import org.jspecify.annotations.NullMarked;
