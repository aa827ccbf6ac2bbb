package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.Model;

/// A model that goes down trees, which may be looked at.
public interface TreeModel extends Model {
  /// The trees.
  Trees trees();

  /// The columns that the trees read, and how.
  Inputs inputs();
}
