package dev.lathe.learn.metrics;

import dev.lathe.math.Kernels;

/// Scores of predicted classes, over plain arrays with an entry for each row.
///
/// ```java
/// boolean[] churned = {true, false, true, false};
/// double[] probability = {0.9, 0.4, 0.35, 0.1};
/// double auc = ClassMetrics.auc(churned, probability);
/// ```
///
/// Each takes, as a last argument that may be left out, how much each row counts: zero or more.
///
/// **Cost.** Linear in the rows; [#auc] sorts.
public final class ClassMetrics {
  /// Probabilities nearer to 0 are taken for this by [#logLoss].
  static final double LEAST_PROBABILITY = 1e-15;

  private ClassMetrics() {}

  /// Area under the ROC curve: how often a positive row is scored above another, ties counting
  /// half. `[0, 1]`, higher is better, 0.5 is chance; `NaN` when all rows are of one side.
  ///
  /// **Source.** Hanley and McNeil, *The meaning and use of the area under a ROC curve*, Radiology
  /// 1982: the Mann–Whitney form, exact.
  ///
  /// @param positive which rows are of the positive class
  /// @param scores any scores, higher for more likely positive
  public static double auc(boolean[] positive, double[] scores, double[] weights) {
    Averages.check(positive.length, scores.length, weights);
    return new Ranking(positive, scores).auc(weights);
  }

  /// Area under the ROC curve, rows counting alike.
  public static double auc(boolean[] positive, double[] scores) {
    return auc(positive, scores, Averages.ones(scores.length));
  }

  /// Mean of `-ln p`, `p` the probability that was given to what came true, at least 1e-15. `[0,
  /// 34.5]`, lower is better.
  ///
  /// **Source.** Good, *Rational decisions*, Journal of the Royal Statistical Society B 1952.
  ///
  /// @param given for each row the probability given to its true class; 0 for a class that was not
  ///   on offer
  public static double logLoss(double[] given, double[] weights) {
    Averages.check(given.length, given.length, weights);
    return Averages.mean(logLosses(given), weights);
  }

  /// Mean of `-ln p`, rows counting alike.
  public static double logLoss(double[] given) {
    return logLoss(given, Averages.ones(given.length));
  }

  static double[] logLosses(double[] given) {
    double[] losses = new double[given.length];
    for (int row = 0; row < losses.length; row++) {
      double probability = Math.min(Math.max(given[row], LEAST_PROBABILITY), 1);
      losses[row] = -StrictMath.log(probability);
    }
    return losses;
  }

  /// Share of the rows whose class was predicted. `[0, 1]`, higher is better.
  public static double accuracy(int[] truth, int[] predicted, double[] weights) {
    Averages.check(truth.length, predicted.length, weights);
    return Averages.mean(hits(truth, predicted), weights);
  }

  /// Share of the rows whose class was predicted, rows counting alike.
  public static double accuracy(int[] truth, int[] predicted) {
    return accuracy(truth, predicted, Averages.ones(truth.length));
  }

  static double[] hits(int[] truth, int[] predicted) {
    double[] hits = new double[truth.length];
    for (int row = 0; row < hits.length; row++) {
      hits[row] = truth[row] == predicted[row] ? 1 : 0;
    }
    return hits;
  }

  /// Mean squared distance of the probability from what came true, for two classes. `[0, 1]`, lower
  /// is better.
  ///
  /// **Source.** Brier, *Verification of forecasts expressed in terms of probability*, Monthly
  /// Weather Review 1950; his sum over both classes is twice this.
  ///
  /// @param given for each row the probability given to its true class
  public static double brier(double[] given, double[] weights) {
    Averages.check(given.length, given.length, weights);
    return Averages.mean(squaredDoubts(given), weights);
  }

  /// Mean squared distance of the probability from what came true, rows counting alike.
  public static double brier(double[] given) {
    return brier(given, Averages.ones(given.length));
  }

  static double[] squaredDoubts(double[] given) {
    double[] squares = new double[given.length];
    for (int row = 0; row < squares.length; row++) {
      squares[row] = (1 - given[row]) * (1 - given[row]);
    }
    return squares;
  }

  /// Harmonic mean of precision (how many of those found are positive) and recall (how many of the
  /// positive were found). `[0, 1]`, higher is better; 0 when nothing is positive or found.
  ///
  /// **Source.** van Rijsbergen, *Information Retrieval*, 1979, chapter 7.
  ///
  /// @param positive which rows are of the positive class
  /// @param found which rows were taken for it
  public static double f1(boolean[] positive, boolean[] found, double[] weights) {
    Averages.check(positive.length, found.length, weights);
    return scoring(positive, found).of(weights);
  }

  /// F1 as a function of the weights.
  static Scoring scoring(boolean[] positive, boolean[] found) {
    double[] both = new double[positive.length];
    double[] either = new double[positive.length];
    for (int row = 0; row < positive.length; row++) {
      both[row] = positive[row] && found[row] ? 1 : 0;
      either[row] = positive[row] != found[row] ? 1 : 0;
    }
    return weights ->
        f1(
            Kernels.best().dot(both, 0, weights, 0, weights.length),
            Kernels.best().dot(either, 0, weights, 0, weights.length));
  }

  /// F1, rows counting alike.
  public static double f1(boolean[] positive, boolean[] found) {
    return f1(positive, found, Averages.ones(positive.length));
  }

  /// F1 from the weight that is right and the weight that is wrong either way.
  static double f1(double both, double either) {
    return both > 0 ? 2 * both / (2 * both + either) : 0;
  }

  /// Mean over the classes of each one's F1 against the rest, each class counting alike; over those
  /// classes that occur or were predicted. `[0, 1]`, higher is better.
  ///
  /// **Source.** Opitz and Burst, *Macro F1 and Macro F1*, 2019: the mean of the F1s, not the F1 of
  /// means.
  ///
  /// @param truth codes of classes; -1 for one that is not among them, whose rows are mistakes of
  ///   the class they were taken for
  /// @param predicted codes of classes
  /// @param classes how many classes there are
  public static double macroF1(int[] truth, int[] predicted, int classes, double[] weights) {
    Averages.check(truth.length, predicted.length, weights);
    double[] both = new double[classes];
    double[] either = new double[classes];
    for (int row = 0; row < truth.length; row++) {
      if (truth[row] == predicted[row]) {
        both[truth[row]] += weights[row];
      } else {
        if (truth[row] >= 0) either[truth[row]] += weights[row];
        either[predicted[row]] += weights[row];
      }
    }
    double sum = 0;
    int present = 0;
    for (int code = 0; code < classes; code++) {
      if (both[code] + either[code] == 0) continue;
      sum += f1(both[code], either[code]);
      present++;
    }
    return present == 0 ? Double.NaN : sum / present;
  }

  /// Macro F1, rows counting alike.
  public static double macroF1(int[] truth, int[] predicted, int classes) {
    return macroF1(truth, predicted, classes, Averages.ones(truth.length));
  }
}
