package dev.lathe.learn.tree.ensemble;

/// Where the slots of rows are filled from.
sealed interface Cells permits ValueCells, BinCells {
  /// Fills an array for each slot.
  ///
  /// @param from the first row
  void columns(int from, int count, int[][] slots);

  /// Fills the slots of one row after the other.
  void rows(int from, int count, int[] slots);
}
