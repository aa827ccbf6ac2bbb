/// Additive models: a curve for each column, a surface for some pairs, and their sum.
@NullMarked
package dev.lathe.learn.additive;

import org.jspecify.annotations.NullMarked;
