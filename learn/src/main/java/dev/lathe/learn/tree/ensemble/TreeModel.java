package dev.lathe.learn.tree.ensemble;

import dev.lathe.frame.Numbers;
import dev.lathe.learn.ExplainableModel;

/// A model that goes down trees, which may be looked at, and which say what each column adds.
public interface TreeModel extends ExplainableModel {
  /// The trees.
  Trees trees();

  /// The columns that the trees read, and how.
  Inputs inputs();

  /// What the value of a leaf stands for, to be read.
  default String leaf(double value) {
    return Numbers.text(value);
  }
}
