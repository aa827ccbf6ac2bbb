package dev.lathe.learn.tree;

import dev.lathe.learn.Predictions;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.loss.Link;

/// Judges the rounds of a fit by a score in place of the loss.
final class Watch {
  private final Metric metric;
  private final Task truth;
  private final double[] weights;
  private final int from;
  private final Link link;

  /// @param truth the rows watched
  /// @param weights how much each of them counts
  /// @param from where in the table they begin
  /// @throws IllegalArgumentException when the score does not judge tasks of this kind
  Watch(Metric metric, Task truth, double[] weights, int from, Link link) {
    if (!metric.kinds().contains(truth.kind())) {
      throw new IllegalArgumentException(
          "setting 'metric' is '%s', which does not judge %s tasks; leave it empty or use %s"
              .formatted(metric.key(), truth.kind().key(), Metric.ranking(truth.kind()).key()));
    }
    this.metric = metric;
    this.truth = truth;
    this.weights = weights;
    this.from = from;
    this.link = link;
  }

  /// The name of what is watched.
  String name() {
    return "validation-" + metric.key();
  }

  /// The score as it is told.
  double told(double current) {
    return metric.higherIsBetter() ? -current : current;
  }

  /// How bad the rows are predicted now: lower is better.
  ///
  /// @param scores `(scores, rows of the table)`
  double now(double[][] scores) {
    int rows = weights.length;
    int width = scores.length;
    double[] byRow = new double[rows * width];
    double[] made = new double[rows * link.outputs(width)];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < width; k++) byRow[row * width + k] = scores[k][from + row];
      link.apply(byRow, row, width, made);
    }
    double score = metric.score(truth, Predictions.of(truth.output(), made), weights);
    if (Double.isNaN(score)) return Double.POSITIVE_INFINITY;
    return metric.higherIsBetter() ? -score : score;
  }
}
