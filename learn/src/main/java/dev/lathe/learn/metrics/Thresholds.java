package dev.lathe.learn.metrics;

import dev.lathe.learn.Evaluation.Cut;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// From which probability on the positive one of two classes is predicted, and what that costs.
///
/// Give it predictions of rows the model had not learned from, out of fold or held out: on its own
/// rows every threshold looks too good.
///
/// ```java
/// static List<Thresholds.Cost> choices(CrossValidation.Result folds, Task rows) {
///   double best = Thresholds.bestF1(rows, folds.predictions());
///   return Thresholds.costs(rows, folds.predictions(), 0.5, best);
/// }
/// ```
///
/// A row of a class that was never learned counts as not positive.
public final class Thresholds {
  private static final int CUTS_EACH = 99;

  private Thresholds() {}

  /// What a threshold does, rows counting by their weights.
  ///
  /// @param threshold from which probability on the positive class is predicted
  /// @param precision share of those found that are positive; 1 when none are found
  /// @param recall share of the positive that are found; 1 when there are none
  /// @param f1 harmonic mean of precision and recall
  /// @param accuracy share of the rows whose class was predicted
  public record Cost(
      double threshold, double precision, double recall, double f1, double accuracy) {}

  /// The threshold with the highest F1: half way between two neighbouring probabilities, and of
  /// several the one nearest to 0.5.
  ///
  /// @throws IllegalArgumentException when the task is not binary
  public static double bestF1(Task truth, Predictions predictions) {
    var ranking = ranking(truth, predictions);
    double[] weights = truth.weights();
    double[] positives = ranking.positives(weights);
    double[] negatives = ranking.negatives(weights);
    double all = Arrays.stream(positives).sum();
    double right = 0;
    double wrong = 0;
    double best = -1;
    double threshold = 0.5;
    for (int rank = positives.length - 1; rank >= 0; rank--) {
      right += positives[rank];
      wrong += negatives[rank];
      double f1 = ClassMetrics.f1(right, wrong + Math.max(0, all - right));
      double at = between(ranking.distinct(), rank);
      boolean nearer = Math.abs(at - 0.5) < Math.abs(threshold - 0.5);
      if (f1 > best || (f1 == best && nearer)) {
        best = f1;
        threshold = at;
      }
    }
    return threshold;
  }

  /// The middle between this probability and the next lower one; half of the lowest.
  private static double between(double[] distinct, int rank) {
    double lower = rank == 0 ? 0 : distinct[rank - 1];
    double middle = lower + (distinct[rank] - lower) / 2;
    return middle > lower ? middle : distinct[rank];
  }

  /// What each of these thresholds does.
  ///
  /// @throws IllegalArgumentException when the task is not binary
  public static List<Cost> costs(Task truth, Predictions predictions, double... thresholds) {
    boolean[] positive = positive(truth, predictions);
    boolean[] seen = seen(truth);
    double[] probabilities = predictions.classes().probabilities(1);
    double[] weights = truth.weights();
    return Arrays.stream(thresholds)
        .mapToObj(threshold -> {
          double truePositives = 0;
          double falsePositives = 0;
          double falseNegatives = 0;
          double trueNegatives = 0;
          double unseen = 0;
          for (int row = 0; row < positive.length; row++) {
            boolean found = probabilities[row] >= threshold;
            if (positive[row] && found) truePositives += weights[row];
            else if (positive[row]) falseNegatives += weights[row];
            else if (found) falsePositives += weights[row];
            else if (seen[row]) trueNegatives += weights[row];
            else unseen += weights[row];
          }
          double wrong = falsePositives + falseNegatives;
          double right = truePositives + trueNegatives;
          return new Cost(
              threshold,
              share(truePositives, falsePositives),
              share(truePositives, falseNegatives),
              ClassMetrics.f1(truePositives, wrong),
              share(right, wrong + unseen));
        })
        .toList();
  }

  private static double share(double part, double rest) {
    return part + rest > 0 ? part / (part + rest) : 1;
  }

  /// What thresholds would do, falling: at most 200, one half spread over the rows and the other
  /// over the probabilities, for smooth curves and a smooth slider; the model's own is among them.
  /// The rows are counted.
  ///
  /// @throws IllegalArgumentException when the task is not binary
  public static List<Cut> cuts(Task truth, Predictions predictions) {
    var ranking = ranking(truth, predictions);
    double[] ones = Averages.ones(truth.rows());
    double[] positives = ranking.positives(ones);
    double[] negatives = ranking.negatives(ones);
    double[] distinct = ranking.distinct();
    var chosen = new TreeSet<Double>(List.of(predictions.classes().threshold()));
    for (int step = 0; step < CUTS_EACH; step++) {
      chosen.add(distinct[(int) ((long) step * (distinct.length - 1) / (CUTS_EACH - 1))]);
      chosen.add((step + 1.0) / (CUTS_EACH + 1));
    }
    for (int rank = positives.length - 2; rank >= 0; rank--) {
      positives[rank] += positives[rank + 1];
      negatives[rank] += negatives[rank + 1];
    }
    return chosen.descendingSet().stream()
        .map(threshold -> cut(threshold, distinct, positives, negatives))
        .toList();
  }

  private static Cut cut(
      double threshold, double[] distinct, double[] positives, double[] negatives) {
    int found = Arrays.binarySearch(distinct, threshold);
    int rank = found < 0 ? -found - 1 : found;
    long right = rank == distinct.length ? 0 : (long) positives[rank];
    long wrong = rank == distinct.length ? 0 : (long) negatives[rank];
    return new Cut(
        threshold, right, wrong, (long) negatives[0] - wrong, (long) positives[0] - right);
  }

  private static Ranking ranking(Task truth, Predictions predictions) {
    return new Ranking(positive(truth, predictions), predictions.classes().probabilities(1));
  }

  private static boolean[] positive(Task truth, Predictions predictions) {
    if (truth.kind() != TaskKind.BINARY) {
      throw new IllegalArgumentException(
          "a %s task has no threshold; only a binary one has".formatted(truth.kind().key()));
    }
    if (truth.rows() != predictions.rows()) {
      throw new IllegalArgumentException(
          "%s predictions for %s rows".formatted(predictions.rows(), truth.rows()));
    }
    return Metric.positive(truth);
  }

  private static boolean[] seen(Task truth) {
    int[] codes = truth.classes().toCodes();
    boolean[] seen = new boolean[codes.length];
    for (int row = 0; row < seen.length; row++) {
      seen[row] = codes[row] >= 0;
    }
    return seen;
  }
}
