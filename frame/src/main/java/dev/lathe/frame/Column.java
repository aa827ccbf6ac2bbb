package dev.lathe.frame;

/// The values of one column, row by row; immutable. A column has no name: the [Frame] gives it one.
///
/// **Missing values.** Every type of column may miss any of its values; [#missing(int)] tells.
public sealed interface Column permits Numbers, Categories, YesNo, Times, Texts {
  /// How many values there are, missing ones included.
  int rows();

  /// What the column holds.
  ColumnType type();

  /// Whether the value of this row is missing.
  boolean missing(int row);

  /// The values of these rows, in this order; a row may come more than once.
  Column rows(int[] rows);

  /// The values of the rows from the first up to, without, the second.
  Column rows(int from, int to);

  /// The value as it is written to a file; empty when missing.
  String text(int row);

  /// Memory that the values take, in bytes.
  long bytes();

  /// How many values are missing.
  default int missing() {
    int count = 0;
    for (int row = 0; row < rows(); row++) {
      if (missing(row)) count++;
    }
    return count;
  }
}
