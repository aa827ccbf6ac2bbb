package dev.lathe.learn.metrics;

import dev.lathe.math.Kernels;
import java.util.Arrays;

/// Weighted means.
final class Averages {
  private Averages() {}

  /// The weighted mean; `NaN` when there is no weight.
  static double mean(double[] values, double[] weights) {
    double total = Kernels.best().sum(weights, 0, weights.length);
    double sum = Kernels.best().dot(values, 0, weights, 0, weights.length);
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
        "%s true values, %s predicted ones and %s weights; there must be one of each for every row"
            .formatted(rows, others, weights.length));
  }
}
