/// What boosting makes small: losses with their gradients and hessians.
@NullMarked
package dev.lathe.learn.tree.loss;

import org.jspecify.annotations.NullMarked;
