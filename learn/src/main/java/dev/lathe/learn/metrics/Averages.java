package dev.lathe.learn.metrics;

import java.util.Arrays;

/// Weighted means, added up row by row.
final class Averages {
  private Averages() {}

  /// The weighted mean; `NaN` when there is no weight.
  static double mean(double[] values, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int row = 0; row < values.length; row++) {
      // A row without weight does not count, not even where its value is infinite.
      if (weights[row] == 0) continue;
      sum += weights[row] * values[row];
      total += weights[row];
    }
    return total > 0 ? sum / total : Double.NaN;
  }

  static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  static void check(int rows, int others, double[] weights) {
    if (rows == others && rows == weights.length) return;
    throw new IllegalArgumentException(
        "%d true values, %d predicted ones and %d weights; there must be one of each for every row"
            .formatted(rows, others, weights.length));
  }
}
