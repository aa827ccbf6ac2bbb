package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;

/// How the values of one column fall into bins: [#size()] bins for values, numbered from 0, and one
/// more behind them for what is missing.
public sealed interface ColumnBins permits NumberBins, CategoryBins {
  /// The most bins that values may take so that a bin's number and the missing bin fit one byte.
  int MOST = 255;

  /// The most bins that values may take at all: so many, and the missing bin, fit two bytes.
  int WIDEST = 65_535;

  /// How many bins values may fall into, 1 or more; also the number of the missing bin.
  int size();

  /// Whether a byte does not tell the bins apart.
  default boolean wide() {
    return size() > MOST;
  }

  /// Writes the bin of each row, as an unsigned byte, into `target`.
  ///
  /// @throws IllegalArgumentException when the column holds another type than the one fitted
  void bin(Column column, byte[] target);
}
