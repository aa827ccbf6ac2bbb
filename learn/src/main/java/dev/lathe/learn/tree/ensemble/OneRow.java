package dev.lathe.learn.tree.ensemble;

/// A way for single rows to go down trees.
interface OneRow {
  /// How many places one row takes: its slots, a place for each tree, and what else is written.
  int room();

  /// Finds the leaf of every tree.
  ///
  /// @param cells the slots of the row; behind them the place in [#values()] of each tree's leaf is
  ///   written
  void leaves(int[] cells);

  /// What leaves add.
  double[] values();
}
