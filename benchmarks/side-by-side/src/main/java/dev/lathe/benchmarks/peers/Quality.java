package dev.lathe.benchmarks.peers;

import dev.lathe.learn.metrics.ClassMetrics;
import dev.lathe.learn.metrics.RegressionMetrics;

/// Scores predictions for the rows of a sheet.
///
/// @param score `auc`, `accuracy` or `r2`
/// @param value more is better
record Quality(String score, double value) {
  static Quality of(Sheet held, double[] predictions) {
    double[] truth = held.target();
    if (predictions.length != truth.length * held.outputs()) {
      throw new IllegalStateException(
          "%s figures for %s rows of %s"
              .formatted(predictions.length, truth.length, held.outputs()));
    }
    return switch (held.kind()) {
      case BINARY -> {
        boolean[] positive = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) positive[row] = truth[row] == 1;
        yield new Quality("auc", ClassMetrics.auc(positive, predictions));
      }
      case MULTICLASS -> new Quality("accuracy", accuracy(truth, predictions));
      case REGRESSION -> new Quality("r2", RegressionMetrics.r2(truth, predictions));
    };
  }

  private static double accuracy(double[] truth, double[] predictions) {
    int classes = predictions.length / truth.length;
    int right = 0;
    for (int row = 0; row < truth.length; row++) {
      int best = 0;
      for (int code = 1; code < classes; code++) {
        if (predictions[row * classes + code] > predictions[row * classes + best]) best = code;
      }
      if (best == (int) truth[row]) right++;
    }
    return (double) right / truth.length;
  }
}
