package dev.lathe.learn.anomaly;

/// How many questions part a row from others.
final class PathLength {
  private static final double EULER = 0.5772156649015329;

  private PathLength() {}

  /// The mean number of questions that part one of so many rows from the others in a random tree:
  /// that of a search in a binary tree that finds nothing, c(n) in Liu, Ting and Zhou 2008,
  /// equation 1, with the harmonic number as `ln + 0.577…` as they write it; 1 for two rows, where
  /// that form is off.
  static double mean(long rows) {
    if (rows <= 1) return 0;
    if (rows == 2) return 1;
    return 2 * (Math.log(rows - 1.0) + EULER) - 2 * (rows - 1.0) / rows;
  }

  /// The strangeness of a row that is parted from the others by so many questions, of a tree of so
  /// many rows: 1 where none is needed, 0.5 where it takes as many as on average, towards 0 where
  /// it takes more (equation 2).
  static double score(double questions, long rows) {
    return Math.pow(2, -questions / mean(rows));
  }
}
