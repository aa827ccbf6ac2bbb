package dev.lathe.learn.tree.loss;

import dev.lathe.learn.TaskKind;
import java.util.Arrays;

/// How the scores of a row become its predictions. A model keeps its link by name.
public enum Link {
  /// The prediction is the score.
  IDENTITY,
  /// The score is the logarithm of the prediction.
  EXPONENTIAL,
  /// The score is the log-odds of the second of two classes.
  LOGISTIC,
  /// A score for each class; probabilities are in proportion to their exponentials.
  SOFTMAX,
  /// A score for each quantile; predictions are the scores in rising order, so that none cross.
  ///
  /// **Source.** Chernozhukov, Fernández-Val and Galichon, *Quantile and probability curves without
  /// crossing*, Econometrica 2010: the rearranged quantiles are never further from the true ones.
  RISING;

  private static final double LOWEST = -300;
  private static final double HIGHEST = 80;

  /// How many predictions come of so many scores.
  public int outputs(int width) {
    return this == LOGISTIC ? 2 : width;
  }

  /// Whether there may be so many scores.
  public boolean takes(int width) {
    return switch (this) {
      case IDENTITY, EXPONENTIAL, LOGISTIC -> width == 1;
      case SOFTMAX -> width >= 2;
      case RISING -> width >= 1;
    };
  }

  /// Whether its predictions are what a task of this kind asks for.
  public boolean suits(TaskKind kind) {
    return switch (kind) {
      case BINARY -> this == LOGISTIC;
      case MULTICLASS -> this == SOFTMAX;
      case REGRESSION -> this == IDENTITY || this == EXPONENTIAL || this == RISING;
      case COUNT -> this == EXPONENTIAL;
      case ANOMALY -> false;
      case RANKING -> this == IDENTITY;
    };
  }

  /// Turns the scores of a row into its predictions.
  ///
  /// @param scores where they are read, from `at * width` on
  /// @param at the row's number in both arrays
  /// @param width how many scores a row has
  /// @param outputs where predictions are written, from `at * outputs(width)` on
  public void apply(double[] scores, int at, int width, double[] outputs) {
    switch (this) {
      case IDENTITY -> outputs[at] = scores[at];
      case EXPONENTIAL -> outputs[at] = Math.exp(Math.min(Math.max(scores[at], LOWEST), HIGHEST));
      case LOGISTIC -> logistic(scores[at], 2 * at, outputs);
      case SOFTMAX -> softmax(scores, at * width, width, outputs);
      case RISING -> {
        System.arraycopy(scores, at * width, outputs, at * width, width);
        Arrays.sort(outputs, at * width, at * width + width);
      }
    }
  }

  private static void logistic(double score, int at, double[] outputs) {
    double small = Math.exp(-Math.abs(score));
    double larger = 1 / (1 + small);
    double lesser = 1 - larger;
    outputs[at] = score > 0 ? lesser : larger;
    outputs[at + 1] = score > 0 ? larger : lesser;
  }

  private static void softmax(double[] scores, int from, int width, double[] outputs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + width; i++) largest = Math.max(largest, scores[i]);
    double sum = 0;
    for (int i = from; i < from + width; i++) {
      outputs[i] = Math.exp(scores[i] - largest);
      sum += outputs[i];
    }
    for (int i = from; i < from + width; i++) outputs[i] /= sum;
  }
}
