package dev.lathe.learn.metrics;

import java.util.Arrays;

/// Rows ranked by the score that a model gave them, positive rows known: sorted once, and then
/// asked for the area under the ROC curve under many weights.
final class Ranking {
  private final boolean[] positive;
  private final double[] distinct;
  private final int[] ranks;

  Ranking(boolean[] positive, double[] scores) {
    this.positive = positive;
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
    ranks = new int[scores.length];
    for (int row = 0; row < ranks.length; row++) {
      int found = Arrays.binarySearch(distinct, scores[row] + 0.0);
      ranks[row] = found < 0 ? -found - 1 : found;
    }
  }

  /// The different scores, rising.
  double[] distinct() {
    return distinct;
  }

  /// The place of a row's score among the different scores.
  int rank(int row) {
    return ranks[row];
  }

  int rows() {
    return ranks.length;
  }

  /// The weight of the positive rows at each rank.
  double[] positives(double[] weights) {
    return atRanks(weights, true);
  }

  /// The weight of the other rows at each rank.
  double[] negatives(double[] weights) {
    return atRanks(weights, false);
  }

  private double[] atRanks(double[] weights, boolean wanted) {
    double[] sums = new double[distinct.length];
    for (int row = 0; row < ranks.length; row++) {
      if (positive[row] == wanted) sums[ranks[row]] += weights[row];
    }
    return sums;
  }

  /// The area under the ROC curve, a pair of equals counting half; `NaN` when one side has no
  /// weight.
  double auc(double[] weights) {
    double[] positives = positives(weights);
    double[] negatives = negatives(weights);
    double below = 0;
    double won = 0;
    double found = 0;
    for (int rank = 0; rank < positives.length; rank++) {
      won += positives[rank] * (below + negatives[rank] / 2);
      below += negatives[rank];
      found += positives[rank];
    }
    return found > 0 && below > 0 ? won / (found * below) : Double.NaN;
  }
}
