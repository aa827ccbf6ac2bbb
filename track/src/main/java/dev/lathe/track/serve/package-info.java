/// What answers under a name, what it answered, and how good that was.
@NullMarked
package dev.lathe.track.serve;

import org.jspecify.annotations.NullMarked;
