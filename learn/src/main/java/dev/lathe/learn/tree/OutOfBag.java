package dev.lathe.learn.tree;

import dev.lathe.learn.Predictions;
import dev.lathe.learn.Score;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import java.util.Optional;
import java.util.stream.IntStream;

/// What trees say of the rows that they were not grown on, added up tree by tree.
///
/// **Source.** Breiman, *Out-of-bag estimation*, technical report, Berkeley 1996.
final class OutOfBag {
  private final Task task;
  private final int width;
  private final boolean several;
  private final double[] amounts;
  private final float[] shares;
  private final int[] votes;

  OutOfBag(Task task) {
    this.task = task;
    width = task.output().width();
    several = width > 2;
    amounts = new double[several ? 0 : task.rows()];
    shares = new float[several ? Math.multiplyExact(task.rows(), width) : 0];
    votes = new int[task.rows()];
  }

  /// Takes what a tree says.
  ///
  /// @param rows the rows it was not grown on
  /// @param values the leaf of each
  /// @param leaves the tree's shares
  void add(int[] rows, double[] values, LeafShares leaves) {
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      votes[row]++;
      if (several) leaves.addTo(shares, row * width, values[i]);
      else amounts[row] += values[i];
    }
  }

  /// The score that ranks tasks of this kind, over the rows that were out of some tree's bag; empty
  /// where it is not defined for them.
  ///
  /// @param prior what one tree more would say
  Optional<Score> score(double[] prior) {
    int[] rows = IntStream.range(0, votes.length).filter(row -> votes[row] > 0).toArray();
    if (rows.length == 0) return Optional.empty();
    double[] outputs = new double[rows.length * width];
    double more = ForestPlan.withPrior(task.kind()) ? 1 : 0;
    for (int i = 0; i < rows.length; i++) {
      int row = rows[i];
      double voices = votes[row] + more;
      if (several) {
        for (int code = 0; code < width; code++) {
          outputs[i * width + code] = (shares[row * width + code] + prior[code]) / voices;
        }
      } else {
        double mean = (amounts[row] + more * prior[width - 1]) / voices;
        outputs[i * width] = width == 2 ? 1 - mean : mean;
        if (width == 2) outputs[i * width + 1] = mean;
      }
    }
    Task truth =
        task.frame(task.frame().select(task.roles().hidden().stream().toList())).rows(rows);
    Metric metric = Metric.reported(task.kind()).getFirst();
    double value = metric.score(truth, Predictions.of(task.output(), outputs));
    return Double.isFinite(value)
        ? Optional.of(new Score(metric.key(), value, value, value))
        : Optional.empty();
  }
}
