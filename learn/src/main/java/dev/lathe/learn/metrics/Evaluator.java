package dev.lathe.learn.metrics;

import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Evaluation.Bucket;
import dev.lathe.learn.Evaluation.Cell;
import dev.lathe.learn.Evaluation.Point;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Score;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holds predictions against the truth: every score that is reported for the kind of task, each
/// with the interval that chance leaves it, and the tables that pictures are drawn from.
///
/// ```java
/// static Evaluation test(Model model, Task test) {
///   return Evaluator.of(test, model.predict(test.frame()), 0);
/// }
/// ```
///
/// **Intervals.** 95 %, percentile bootstrap: the rows are drawn again 1000 times (fewer from
/// 10,000 rows on, at least 200). Of more than 50,000 rows that many are drawn from, and the spread
/// is scaled down to the number of rows. A score that is not defined, such as the AUC of rows of
/// one class, is left out. Of rankings whole groups are drawn.
///
/// **Tables.** Scores count rows by their weights; the tables count rows.
///
/// **Cost.** Some tenths of a second for any number of rows, beside sorting them. Parallel through
/// the current workers, with the same result on any number of threads.
///
/// **Source.** Efron and Tibshirani, *An Introduction to the Bootstrap*, 1993, chapter 13.
public final class Evaluator {
  private static final int BUCKETS = 10;
  private static final int MOST_POINTS = 500;

  private Evaluator() {}

  /// The evaluation of predictions, row by row of the truth.
  ///
  /// @param truth the rows that were predicted
  /// @param predictions as many as rows
  /// @param seed where the drawing of rows starts
  /// @throws IllegalArgumentException when there are not as many predictions as rows, or none
  public static Evaluation of(Task truth, Predictions predictions, long seed) {
    return of(truth, predictions, Metric.reported(truth.kind()), seed);
  }

  /// The evaluation with these scores, in this order.
  ///
  /// @throws IllegalArgumentException when a metric does not judge tasks of this kind
  public static Evaluation of(
      Task truth, Predictions predictions, List<Metric> metrics, long seed) {
    if (truth.rows() == 0) {
      throw new IllegalArgumentException("there are no rows to score; give one or more");
    }
    List<Score> scores = Bootstrap.of(truth, predictions, metrics, seed);
    boolean binary = truth.kind() == TaskKind.BINARY;
    boolean classes = truth.kind().classes();
    return new Evaluation(
        truth.rows(),
        scores,
        binary ? Thresholds.cuts(truth, predictions) : List.of(),
        binary ? reliability(truth, predictions) : List.of(),
        classes ? confusion(truth, predictions) : List.of(),
        predictions instanceof Predictions.OfNumbers numbers && truth.kind() != TaskKind.RANKING
            ? points(truth, numbers, seed)
            : List.of());
  }

  /// Tenths of the rows by rising probability; rows of equal probability stay together.
  private static List<Bucket> reliability(Task truth, Predictions predictions) {
    double[] probabilities = predictions.classes().probabilities(1);
    var ranking = new Ranking(Metric.positive(truth), probabilities);
    double[] ones = Averages.ones(truth.rows());
    double[] positives = ranking.positives(ones);
    double[] negatives = ranking.negatives(ones);
    List<Bucket> buckets = new ArrayList<>();
    double before = 0;
    double sum = 0;
    double found = 0;
    double rows = 0;
    for (int rank = 0; rank < positives.length; rank++) {
      double here = positives[rank] + negatives[rank];
      sum += here * ranking.distinct()[rank];
      found += positives[rank];
      rows += here;
      double end = (before + rows) * BUCKETS / truth.rows();
      boolean full = Math.floor(end) > Math.floor(before * BUCKETS / truth.rows());
      if (full || rank == positives.length - 1) {
        buckets.add(new Bucket(sum / rows, found / rows, (long) rows));
        before += rows;
        sum = 0;
        found = 0;
        rows = 0;
      }
    }
    return buckets;
  }

  private static List<Cell> confusion(Task truth, Predictions predictions) {
    Target.Classes classes = truth.classes();
    List<String> levels = truth.output().levels();
    int width = levels.size();
    int[] predicted = Metric.codes(predictions);
    Map<Long, Long> counts = new TreeMap<>();
    Map<String, Map<Integer, Long>> unseen = new TreeMap<>();
    var column = truth.frame().column(truth.roles().target());
    for (int row = 0; row < predicted.length; row++) {
      int actual = classes.code(row);
      if (actual == Target.Classes.UNSEEN) {
        unseen
            .computeIfAbsent(column.text(row), _ -> new TreeMap<>())
            .merge(predicted[row], 1L, Long::sum);
      } else {
        counts.merge((long) actual * width + predicted[row], 1L, Long::sum);
      }
    }
    List<Cell> cells = new ArrayList<>();
    counts.forEach((cell, rows) ->
        cells.add(
            new Cell(levels.get((int) (cell / width)), levels.get((int) (cell % width)), rows)));
    unseen.forEach((actual, row) ->
        row.forEach((code, rows) -> cells.add(new Cell(actual, levels.get(code), rows))));
    return cells;
  }

  private static List<Point> points(Task truth, Predictions.OfNumbers said, long seed) {
    int[] rows = RandomStream.of(seed, "points").permutation(truth.rows());
    if (rows.length > MOST_POINTS) rows = Arrays.copyOf(rows, MOST_POINTS);
    Arrays.sort(rows);
    var amounts = truth.amounts();
    return Arrays.stream(rows)
        .mapToObj(row -> new Point(amounts.at(row), said.value(row)))
        .toList();
  }
}
