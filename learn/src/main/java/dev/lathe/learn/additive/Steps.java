package dev.lathe.learn.additive;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.learn.tree.bins.ColumnBins;

/// How far and how finely a curve is changed at a time.
///
/// @param rate what a step's values are multiplied by, above 0 and at most 1
/// @param leaves most pieces of a step along a column of numbers, 2 to 64
/// @param minimumRows fewest rows a piece may hold, by weight, 0 or more
/// @param smoothing rows without a say that every level and every piece is given on top of its own,
///   0 or more
/// @param bins most bins of a column, 2 to 255
public record Steps(
    @Setting("what a step's values are multiplied by, above 0 and at most 1") double rate,
    @Setting("most pieces of a step along a column of numbers, 2 to 64") int leaves,
    @Setting("fewest rows of a piece, by weight, 0 or more") double minimumRows,
    @Setting("rows without a say that every level and piece is given on top of its own, 0 or more")
        double smoothing,
    @Setting("most bins of a column, 2 to 255") int bins) {

  /// Four pieces of 10 rows or more at a fifth of the way: with several bags as good as smaller
  /// steps, in a fraction of the time.
  public Steps() {
    this(0.2, 4, 10, 10, 255);
  }

  public Steps {
    Limits.above("rate", rate, 0, 1);
    Limits.within("leaves", leaves, 2, 64);
    Limits.atLeast("minimum-rows", minimumRows, 0);
    Limits.atLeast("smoothing", smoothing, 0);
    Limits.within("bins", bins, 2, ColumnBins.MOST);
  }

  /// These settings with another value of `rate`.
  public Steps rate(double rate) {
    return new Steps(rate, leaves, minimumRows, smoothing, bins);
  }

  /// These settings with another value of `leaves`.
  public Steps leaves(int leaves) {
    return new Steps(rate, leaves, minimumRows, smoothing, bins);
  }

  /// These settings with another value of `minimumRows`.
  public Steps minimumRows(double minimumRows) {
    return new Steps(rate, leaves, minimumRows, smoothing, bins);
  }

  /// These settings with another value of `smoothing`.
  public Steps smoothing(double smoothing) {
    return new Steps(rate, leaves, minimumRows, smoothing, bins);
  }

  /// These settings with another value of `bins`.
  public Steps bins(int bins) {
    return new Steps(rate, leaves, minimumRows, smoothing, bins);
  }
}
