/// What each column adds to a score of trees.
@NullMarked
package dev.lathe.learn.tree.shap;

import org.jspecify.annotations.NullMarked;
