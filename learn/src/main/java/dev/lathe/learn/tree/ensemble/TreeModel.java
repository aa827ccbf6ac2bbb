package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.ExplainableModel;
import java.util.function.DoubleFunction;

/// A model that goes down trees, which may be looked at, and which say what each column adds.
public interface TreeModel extends ExplainableModel {
  /// The trees.
  Trees trees();

  /// The columns that the trees read, and how.
  Inputs inputs();

  /// What the value of a leaf stands for, to be read.
  ///
  /// @param written how a number is written
  default String leaf(double value, DoubleFunction<String> written) {
    return written.apply(value);
  }
}
