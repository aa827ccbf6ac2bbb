/// Experiments and their runs: what went in, what came out, and every figure on the way.
@NullMarked
package dev.lathe.track.run;

import org.jspecify.annotations.NullMarked;
