package dev.lathe.benchmarks.speed;

import java.util.Arrays;

/// What Lathe takes beside what a peer takes, of pairs that were measured in turn.
///
/// **Units.** Seconds or another unit where less is better; the ratio is Lathe's by the peer's, so
/// below 1 is in Lathe's favour.
///
/// @param ours Lathe's median
/// @param theirs the peer's median
/// @param low a quarter of the pairs have a smaller ratio
/// @param high a quarter of the pairs have a larger one
/// @param pairs how many pairs there were
public record Ratio(double ours, double theirs, double low, double high, int pairs) {
  /// The ratio of these pairs.
  ///
  /// @param ours Lathe's figures, in the order in which they were taken
  /// @param theirs the peer's, in the same order
  public static Ratio of(double[] ours, double[] theirs) {
    if (ours.length == 0 || ours.length != theirs.length) {
      throw new IllegalArgumentException(
          "pairs need as many figures on both sides, got %s and %s"
              .formatted(ours.length, theirs.length));
    }
    double[] each = new double[ours.length];
    for (int pair = 0; pair < each.length; pair++) each[pair] = ours[pair] / theirs[pair];
    return new Ratio(
        quantile(ours, 0.5),
        quantile(theirs, 0.5),
        quantile(each, 0.25),
        quantile(each, 0.75),
        each.length);
  }

  /// The ratio of the medians.
  public double value() {
    return ours / theirs;
  }

  /// The value below which this share of the figures lies, midway between two where it falls there.
  static double quantile(double[] figures, double share) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
