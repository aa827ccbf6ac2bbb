package dev.lathe.learn.tree;

/// Looks for the place in a column's order that parts a node best. One is made for each tree and
/// used by one thread.
sealed interface ForestSearch permits AmountSearch, ClassSearch {
  /// In nodes of at most so many rows every place between two values is tried; in larger ones those
  /// between at most 255 bins.
  int EXACT_ROWS = 64;

  /// Adds up a node.
  ///
  /// @return whether it could be parted: it has rows enough and their targets differ
  boolean open(ForestSample sample, int from, int to);

  /// How many rows were drawn into the node.
  double draws();

  /// What the node is worth unparted.
  double worth();

  /// Whether no other place could part the node better than the best so far.
  boolean perfect(Place best);

  /// Tries every place of a column, remembering the best so far in `best`.
  void search(ForestSample sample, int from, int to, int column, ForestColumns columns, Place best);

  /// Tries the cut that was drawn: rows whose value is at most that go left.
  ///
  /// @param values one for each row of the node, `NaN` when missing
  /// @param missing whether any is missing
  void cut(ForestSample sample, int from, int to, double[] values, boolean missing, Place best);
}
