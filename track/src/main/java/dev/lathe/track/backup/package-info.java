/// All of a store in one file, and back.
@NullMarked
package dev.lathe.track.backup;

import org.jspecify.annotations.NullMarked;
