/// How good predictions are: scores, their intervals, thresholds.
@NullMarked
package dev.lathe.learn.metrics;

import org.jspecify.annotations.NullMarked;
