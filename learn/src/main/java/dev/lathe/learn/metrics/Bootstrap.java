package dev.lathe.learn.metrics;

import dev.lathe.learn.Score;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
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
  static final int MOST_ROWS = 100_000;
  private static final int DRAWS = 20_000_000;
  private static final int FEWEST = 200;
  private static final int MOST = 1000;
  private static final double TAIL = 0.025;

  private Bootstrap() {}

  /// How many times so many rows are drawn again.
  static int resamples(int rows) {
    return Math.clamp(DRAWS / Math.max(1, rows), FEWEST, MOST);
  }

  /// The scores with their intervals; those that are not defined are left out.
  ///
  /// @param scorings one for each metric
  /// @param weights how much each row counts
  static List<Score> of(List<Metric> metrics, List<Scoring> scorings, double[] weights, long seed) {
    int[] picked = pick(weights.length, seed);
    var spreads = spreads(scorings, weights, picked, seed);
    double[] alone = alone(weights, picked);
    double shrink = Math.sqrt((double) picked.length / weights.length);
    return IntStream.range(0, metrics.size())
        .mapToObj(i -> {
          double value = scorings.get(i).of(weights);
          double middle = scorings.get(i).of(alone);
          double[] spread =
              spreads.stream()
                  .mapToDouble(scores -> scores[i])
                  .filter(Double::isFinite)
                  .sorted()
                  .toArray();
          if (spread.length == 0) return new Score(metrics.get(i).key(), value, value, value);
          double low = value + (quantile(spread, TAIL) - middle) * shrink;
          double high = value + (quantile(spread, 1 - TAIL) - middle) * shrink;
          return new Score(
              metrics.get(i).key(), value, Math.min(value, low), Math.max(value, high));
        })
        .filter(score -> !Double.isNaN(score.value()))
        .toList();
  }

  private static int[] pick(int rows, long seed) {
    if (rows <= MOST_ROWS) return IntStream.range(0, rows).toArray();
    int[] order = RandomStream.of(seed, "bootstrap").permutation(rows);
    int[] picked = Arrays.copyOf(order, MOST_ROWS);
    Arrays.sort(picked);
    return picked;
  }

  private static double[] alone(double[] weights, int[] picked) {
    if (picked.length == weights.length) return weights;
    double[] alone = new double[weights.length];
    for (int row : picked) {
      alone[row] = weights[row];
    }
    return alone;
  }

  private static List<double[]> spreads(
      List<Scoring> scorings, double[] weights, int[] picked, long seed) {
    return Workers.current()
        .map(
            resamples(picked.length),
            resample -> {
              double[] drawn = new double[weights.length];
              var random = RandomStream.of(seed, "bootstrap", resample);
              for (int draw = 0; draw < picked.length; draw++) {
                int row = picked[random.nextInt(picked.length)];
                drawn[row] += weights[row];
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
