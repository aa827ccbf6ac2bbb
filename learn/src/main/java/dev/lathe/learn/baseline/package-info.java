/// What every other learner has to beat.
@NullMarked
package dev.lathe.learn.baseline;

import org.jspecify.annotations.NullMarked;
