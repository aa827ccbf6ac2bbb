package dev.lathe.learn.tree;

/// The best way found to part a node's rows by one column.
final class Split {
  static final long[] NO_LEVELS = {};
  static final Split NONE = new Split(0, -1, -1, NO_LEVELS, false, 0);

  private final double gain;
  private final int column;
  private final int bin;
  private final long[] levels;
  private final boolean missingLeft;
  private final long left;

  /// @param gain what it gains, in units of the loss
  /// @param column the column that decides
  /// @param bin the last bin that goes left, or -1 where `levels` says which go left
  /// @param levels the bins of categories that go left, as bits; empty for a column of numbers
  /// @param missingLeft whether missing values go left
  /// @param left the packed sum of what goes left
  Split(double gain, int column, int bin, long[] levels, boolean missingLeft, long left) {
    this.gain = gain;
    this.column = column;
    this.bin = bin;
    this.levels = levels;
    this.missingLeft = missingLeft;
    this.left = left;
  }

  /// The same parting with another gain.
  Split gain(double gain) {
    return new Split(gain, column, bin, levels, missingLeft, left);
  }

  boolean found() {
    return column >= 0;
  }

  double gain() {
    return gain;
  }

  int column() {
    return column;
  }

  int bin() {
    return bin;
  }

  long[] levels() {
    return levels;
  }

  boolean missingLeft() {
    return missingLeft;
  }

  long left() {
    return left;
  }

  /// 0 for each bin that goes left, 1 for each that goes right; at least `(256)`.
  ///
  /// @param missing the number of the missing bin
  byte[] sides(int missing) {
    byte[] right = new byte[Math.max(256, missing + 1)];
    for (int b = 0; b < right.length; b++) {
      boolean goesLeft =
          b == missing
              ? missingLeft
              : levels.length == 0 ? b <= bin : (levels[b >>> 6] >>> (b & 63) & 1) != 0;
      right[b] = (byte) (goesLeft ? 0 : 1);
    }
    return right;
  }
}
