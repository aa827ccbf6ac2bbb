package dev.lathe.learn.metrics;

import dev.lathe.learn.Predictions;
import dev.lathe.learn.Score;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/*
 * The interval that chance leaves a score: the rows are drawn again and again, with replacement, and
 * the score is taken each time; the middle 95 % of these scores are the interval (percentile
 * bootstrap: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13). A drawn row
 * is a weight, so nothing is copied or sorted again.
 *
 * Of more than MOST_ROWS rows, that many are picked once and stand for all: the scores of their
 * resamples lie around their own score wider than those of all rows would, by the root of how many
 * times more rows there are, and are drawn in by it (m out of n: Bickel, Götze and van Zwet,
 * Resampling fewer than n observations, Statistica Sinica 1997). The cost has a bound by that.
 */
final class Bootstrap {
  static final int MOST_ROWS = 50_000;
  private static final int DRAWS = 10_000_000;
  private static final int FEWEST = 200;
  private static final int MOST = 1000;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /// The scores with their intervals; those that are not defined are left out.
  static List<Score> of(Task truth, Predictions predictions, List<Metric> metrics, long seed) {
    double[] values =
        metrics.stream().mapToDouble(metric -> metric.score(truth, predictions)).toArray();
    boolean many = truth.rows() > MOST_ROWS;
    int[] picked = many ? pick(truth, seed) : new int[0];
    Task rows = many ? bare(truth).rows(picked) : truth;
    Predictions said = many ? predictions.rows(picked) : predictions;
    List<Scoring> scorings = metrics.stream().map(metric -> metric.scoring(rows, said)).toList();
    double[] weights = rows.weights();
    var spreads = spreads(scorings, units(rows), weights, seed);
    double shrink = Math.sqrt((double) rows.rows() / truth.rows());
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) continue;
      int each = i;
      double[] spread =
          spreads.stream()
              .mapToDouble(resample -> resample[each])
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      double middle = many ? scorings.get(i).of(weights) : values[i];
      scores.add(score(metrics.get(i), values[i], middle, spread, shrink));
    }
    return scores;
  }

  private static Score score(
      Metric metric, double value, double middle, double[] spread, double shrink) {
    if (spread.length == 0) return new Score(metric.key(), value, value, value);
    double low = value + (quantile(spread, TAIL) - middle) * shrink;
    double high = value + (quantile(spread, 1 - TAIL) - middle) * shrink;
    return new Score(metric.key(), value, Math.min(value, low), Math.max(value, high));
  }

  private static int[] pick(Task truth, long seed) {
    int[] units = units(truth);
    int[] order = RandomStream.of(seed, "bootstrap").permutation(count(units));
    int[] sizes = new int[order.length];
    for (int unit : units) sizes[unit]++;
    boolean[] chosen = new boolean[order.length];
    int taken = 0;
    for (int next = 0; next < order.length && taken < MOST_ROWS; next++) {
      chosen[order[next]] = true;
      taken += sizes[order[next]];
    }
    return IntStream.range(0, units.length).filter(row -> chosen[units[row]]).toArray();
  }

  /// What is drawn together: each row alone, or the rows of a group that are ranked together.
  private static int[] units(Task truth) {
    return truth.kind() == TaskKind.RANKING
        ? truth.groups()
        : IntStream.range(0, truth.rows()).toArray();
  }

  private static int count(int[] units) {
    return Arrays.stream(units).max().orElse(-1) + 1;
  }

  /// The task without its inputs.
  private static Task bare(Task truth) {
    List<String> names = new ArrayList<>(List.of(truth.roles().target()));
    for (var role : List.of(truth.roles().weights(), truth.roles().group())) {
      role.filter(name -> !names.contains(name)).ifPresent(names::add);
    }
    return truth.frame(truth.frame().select(names));
  }

  private static List<double[]> spreads(
      List<Scoring> scorings, int[] units, double[] weights, long seed) {
    int count = count(units);
    int resamples = Math.clamp(DRAWS / weights.length, FEWEST, MOST);
    return Workers.current()
        .map(
            resamples,
            resample -> {
              int[] times = new int[count];
              var random = RandomStream.of(seed, "bootstrap", resample);
              for (int draw = 0; draw < count; draw++) times[random.nextInt(count)]++;
              double[] drawn = new double[weights.length];
              for (int row = 0; row < drawn.length; row++) {
                drawn[row] = times[units[row]] * weights[row];
              }
              return scorings.stream().mapToDouble(scoring -> scoring.of(drawn)).toArray();
            });
  }

  /// The quantile of sorted values, between two of them by how near it is to each.
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
