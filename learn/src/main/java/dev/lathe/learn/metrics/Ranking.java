package dev.lathe.learn.metrics;

import java.util.Arrays;

/// Rows ranked by the score that a model gave them, positive rows known: sorted once, and then
/// asked for the area under the ROC curve under many weights.
final class Ranking {
  private final double[] distinct;
  private final int[] slots;

  Ranking(boolean[] positive, double[] scores) {
    double[] sorted = new double[scores.length];
    for (int row = 0; row < sorted.length; row++) {
      sorted[row] = scores[row] + 0.0; // -0.0 equals 0.0 but sorts before it
    }
    Arrays.sort(sorted);
    int count = 0;
    for (double score : sorted) {
      if (count == 0 || sorted[count - 1] != score) sorted[count++] = score;
    }
    distinct = Arrays.copyOf(sorted, count);
    slots = new int[scores.length];
    for (int row = 0; row < slots.length; row++) {
      int rank = Arrays.binarySearch(distinct, scores[row] + 0.0);
      slots[row] = 2 * (rank < 0 ? -rank - 1 : rank) + (positive[row] ? 1 : 0);
    }
  }

  /// The different scores, rising.
  double[] distinct() {
    return distinct;
  }

  /// The weight of the positive rows at each rank.
  double[] positives(double[] weights) {
    return everySecond(1, sums(weights));
  }

  /// The weight of the other rows at each rank.
  double[] negatives(double[] weights) {
    return everySecond(0, sums(weights));
  }

  private static double[] everySecond(int from, double[] values) {
    double[] some = new double[values.length / 2];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[2 * i + from];
    }
    return some;
  }

  /// At each rank the weight of the other rows, then of the positive ones.
  private double[] sums(double[] weights) {
    double[] sums = new double[2 * distinct.length];
    for (int row = 0; row < slots.length; row++) {
      sums[slots[row]] += weights[row];
    }
    return sums;
  }

  /// The area under the ROC curve, a pair of equals counting half; `NaN` when one side has no
  /// weight.
  double auc(double[] weights) {
    double[] sums = sums(weights);
    double below = 0;
    double won = 0;
    double found = 0;
    for (int slot = 0; slot < sums.length; slot += 2) {
      won += sums[slot + 1] * (below + sums[slot] / 2);
      below += sums[slot];
      found += sums[slot + 1];
    }
    return found > 0 && below > 0 ? won / (found * below) : Double.NaN;
  }

  /// The mean precision over the positive rows, equals taken together; `NaN` when none has weight.
  double averagePrecision(double[] weights) {
    double[] sums = sums(weights);
    double found = 0;
    double taken = 0;
    double area = 0;
    for (int slot = sums.length - 2; slot >= 0; slot -= 2) {
      found += sums[slot + 1];
      taken += sums[slot] + sums[slot + 1];
      if (sums[slot + 1] > 0) area += sums[slot + 1] * found / taken;
    }
    return found > 0 ? area / found : Double.NaN;
  }
}
