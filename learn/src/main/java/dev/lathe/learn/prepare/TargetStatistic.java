package dev.lathe.learn.prepare;

/// From which other rows the mean of a level is taken for a row that is learned from, so that it
/// does not tell the row's own target. New rows get the mean of all rows that were learned from.
public enum TargetStatistic {
  /// From the rows of the other folds.
  OUT_OF_FOLD,
  /// From the rows before it in a random order; the first of a level is the mean of all rows.
  ORDERED
}
