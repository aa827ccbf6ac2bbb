package dev.lathe.learn.tree.shap;

import java.util.List;

/// How a score is said while players are unknown.
///
/// @param <T> a tree made ready to be gone down by many blocks of rows
sealed interface Way<T> permits ByShares, ByBackground {
  /// The score expected while no player is known, one for each output.
  double[] expected();

  /// How many numbers a tree takes that is ready.
  long size(ScoreTree tree);

  /// Makes a tree ready.
  T ready(ScoreTree tree);

  /// Adds what some trees say of a block of rows.
  ///
  /// @param rows `(rows, columns)`, row by row
  /// @param from the first row of the block, which has as many as the sums
  void add(List<T> trees, double[] rows, int from, Sums sums);

  /// How many rows make a good block.
  int block();
}
