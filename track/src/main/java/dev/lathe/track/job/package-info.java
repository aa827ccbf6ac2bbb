/// Work that takes long, in a queue that outlives whoever does it.
@NullMarked
package dev.lathe.track.job;

import org.jspecify.annotations.NullMarked;
