/// `fit` that decides: which columns, which split, which learner, and why.
@NullMarked
package dev.lathe.learn.automl;

import org.jspecify.annotations.NullMarked;
