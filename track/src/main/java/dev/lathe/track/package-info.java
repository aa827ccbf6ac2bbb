/// Runs, and what becomes of them, kept for good: open a [dev.lathe.track.Store].
@NullMarked
package dev.lathe.track;

import org.jspecify.annotations.NullMarked;
