/// What the build refuses.
@NullMarked
package dev.lathe.guards;

import org.jspecify.annotations.NullMarked;
