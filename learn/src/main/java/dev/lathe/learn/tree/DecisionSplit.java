package dev.lathe.learn.tree;

/// How a node of a single tree is parted.
final class DecisionSplit {
  static final DecisionSplit NONE = new DecisionSplit(Double.NEGATIVE_INFINITY, -1, 0, false);

  private final double worth;
  private final int column;
  private final double threshold;
  private final long[] levels;
  private final boolean missingLeft;

  private DecisionSplit(
      double worth, int column, double threshold, long[] levels, boolean missingLeft) {
    this.worth = worth;
    this.column = column;
    this.threshold = threshold;
    this.levels = levels;
    this.missingLeft = missingLeft;
  }

  /// Numbers up to a threshold go left.
  ///
  /// @param worth what both halves are worth
  DecisionSplit(double worth, int column, double threshold, boolean missingLeft) {
    this(worth, column, threshold, Split.NO_LEVELS, missingLeft);
  }

  /// Some levels go left.
  ///
  /// @param levels a bit for each bin
  static DecisionSplit levels(double worth, int column, long[] levels, boolean missingLeft) {
    return new DecisionSplit(worth, column, 0, levels, missingLeft);
  }

  boolean found() {
    return column >= 0;
  }

  double worth() {
    return worth;
  }

  int column() {
    return column;
  }

  boolean byLevels() {
    return levels.length > 0;
  }

  double threshold() {
    return threshold;
  }

  long[] levels() {
    return levels;
  }

  boolean missingLeft() {
    return missingLeft;
  }

  /// Whether a row goes right.
  boolean right(DecisionRows rows, int row) {
    if (byLevels()) {
      int bin = rows.bins[column][row] & 0xFF;
      if (bin == rows.column(column).size()) return !missingLeft;
      return (levels[bin >>> 6] >>> bin & 1) == 0;
    }
    double value = rows.values[column][row];
    return missingLeft ? value > threshold : !(value <= threshold);
  }
}
