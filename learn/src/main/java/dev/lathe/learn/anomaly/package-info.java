/// Learners that find the rows of a table that are unlike the others.
@NullMarked
package dev.lathe.learn.anomaly;

import org.jspecify.annotations.NullMarked;
