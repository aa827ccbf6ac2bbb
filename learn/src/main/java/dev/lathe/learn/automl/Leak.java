package dev.lathe.learn.automl;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// How far one column alone gives the target away.
///
/// Two classes are held against an AUC, several against an accuracy, numbers against R². Values
/// that come in groups predict each row from the *other* rows of its group, so that a column that
/// differs in every row tells nothing. Numbers are also held against the target by their order.
///
/// **Cost.** One sort of at most [#SAMPLE] rows; all rows only where those come near the line.
final class Leak {
  /// From here on a column is set aside.
  static final double GIVEN_AWAY = 0.9999;

  private static final int SAMPLE = 50_000;
  private static final double NEAR = 0.999;
  private static final int GROUPS = 256;

  private Leak() {}

  /// How well the column alone predicts the target, `[0, 1]`.
  static double strength(Column column, Task task) {
    int step = Math.ceilDiv(task.rows(), SAMPLE);
    if (step > 1) {
      int[] some = IntStream.range(0, task.rows() / step).map(i -> i * step).toArray();
      double sampled = all(column.rows(some), task.target().rows(some));
      if (sampled < NEAR) return sampled;
    }
    return all(column, task.target());
  }

  private static double all(Column column, Target target) {
    return switch (target) {
      case Target.Classes classes when classes.levels().size() == 2 -> binary(column, classes);
      case Target.Classes classes -> accuracy(groups(column), classes);
      case Target.Amounts amounts -> fit(column, amounts.toArray());
    };
  }

  private static double binary(Column column, Target.Classes classes) {
    double[] truth = new double[classes.rows()];
    for (int row = 0; row < truth.length; row++) {
      truth[row] = classes.code(row);
    }
    double grouped = auc(others(groups(column), truth), classes);
    if (!(column instanceof Numbers numbers)) return grouped;
    double ordered = auc(numbers.toArray(), classes);
    return Math.max(grouped, Math.max(ordered, 1 - ordered));
  }

  /// The chance that a positive row has a larger value than a negative one; missing is smallest.
  private static double auc(double[] values, Target.Classes classes) {
    double[] positive = valuesOf(values, classes, 1);
    double[] negative = valuesOf(values, classes, 0);
    double above = 0;
    int below = 0;
    int notAbove = 0;
    for (double value : positive) {
      while (below < negative.length && negative[below] < value) below++;
      notAbove = Math.max(notAbove, below);
      while (notAbove < negative.length && negative[notAbove] <= value) notAbove++;
      above += below + 0.5 * (notAbove - below);
    }
    return above / ((double) positive.length * negative.length);
  }

  private static double[] valuesOf(double[] values, Target.Classes classes, int code) {
    double[] sorted =
        IntStream.range(0, values.length)
            .filter(row -> classes.code(row) == code)
            .mapToDouble(row -> Double.isNaN(values[row]) ? Double.NEGATIVE_INFINITY : values[row])
            .toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /// For each row the mean truth of the other rows of its group; the overall mean where there are
  /// none.
  private static double[] others(int[] groups, double[] truth) {
    int size = Arrays.stream(groups).max().orElse(-1) + 1;
    double[] sums = new double[size];
    int[] counts = new int[size];
    for (int row = 0; row < truth.length; row++) {
      sums[groups[row]] += truth[row];
      counts[groups[row]]++;
    }
    double mean = Arrays.stream(truth).sum() / truth.length;
    double[] guesses = new double[truth.length];
    for (int row = 0; row < truth.length; row++) {
      int others = counts[groups[row]] - 1;
      guesses[row] = others == 0 ? mean : (sums[groups[row]] - truth[row]) / others;
    }
    return guesses;
  }

  private static double accuracy(int[] groups, Target.Classes classes) {
    int levels = classes.levels().size();
    Map<Long, Integer> counts = new HashMap<>();
    int size = Arrays.stream(groups).max().orElse(-1) + 1;
    int[] most = new int[size];
    for (int row = 0; row < groups.length; row++) {
      long key = (long) groups[row] * levels + classes.code(row);
      int count = counts.merge(key, 1, Integer::sum);
      most[groups[row]] = Math.max(most[groups[row]], count);
    }
    int[] rows = new int[size];
    for (int group : groups) {
      rows[group]++;
    }
    double right = 0;
    for (int group = 0; group < size; group++) {
      if (rows[group] > 1) right += most[group];
    }
    return right / groups.length;
  }

  private static double fit(Column column, double[] truth) {
    double grouped = r2(others(groups(column), truth), truth);
    if (!(column instanceof Numbers numbers)) return grouped;
    double[] values = numbers.toArray();
    if (numbers.missing() > 0) return grouped;
    double straight = correlation(values, truth);
    double ordered = correlation(ranks(values), ranks(truth));
    return Math.max(grouped, Math.max(straight * straight, ordered * ordered));
  }

  private static double r2(double[] guesses, double[] truth) {
    double mean = Arrays.stream(truth).sum() / truth.length;
    double left = 0;
    double all = 0;
    for (int row = 0; row < truth.length; row++) {
      left += (truth[row] - guesses[row]) * (truth[row] - guesses[row]);
      all += (truth[row] - mean) * (truth[row] - mean);
    }
    return Math.max(0, 1 - left / all);
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).sum() / a.length;
    double meanB = Arrays.stream(b).sum() / b.length;
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int row = 0; row < a.length; row++) {
      both += (a[row] - meanA) * (b[row] - meanB);
      squaresA += (a[row] - meanA) * (a[row] - meanA);
      squaresB += (b[row] - meanB) * (b[row] - meanB);
    }
    double scale = Math.sqrt(squaresA) * Math.sqrt(squaresB);
    return scale > 0 ? both / scale : 0;
  }

  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int row = 0; row < ranks.length; row++) {
      ranks[row] =
          firstAtLeast(sorted, values[row]) + firstAtLeast(sorted, Math.nextUp(values[row]));
    }
    return ranks;
  }

  private static int firstAtLeast(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /// Rows of equal value get equal numbers from 0 up; numbers with many values are cut into groups
  /// of equal size.
  private static int[] groups(Column column) {
    return switch (column) {
      case Numbers numbers -> groups(numbers.toArray());
      case Times times ->
          groups(IntStream.range(0, times.rows()).mapToDouble(times::micros).toArray());
      case Categories categories ->
          Arrays.stream(categories.toCodes()).map(code -> code + 1).toArray();
      default -> {
        Map<String, Integer> seen = new HashMap<>();
        int[] groups = new int[column.rows()];
        for (int row = 0; row < groups.length; row++) {
          groups[row] = seen.computeIfAbsent(column.text(row), _ -> seen.size());
        }
        yield groups;
      }
    };
  }

  private static int[] groups(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] distinct = Arrays.stream(sorted).distinct().toArray();
    double[] cuts = distinct;
    if (distinct.length > GROUPS) {
      cuts =
          IntStream.range(0, GROUPS)
              .mapToDouble(i -> sorted[(int) ((long) i * sorted.length / GROUPS)])
              .distinct()
              .toArray();
    }
    double[] lows = cuts;
    return Arrays.stream(values)
        .mapToInt(value -> {
          int found = Arrays.binarySearch(lows, value);
          return found >= 0 ? found : Math.max(0, -found - 2);
        })
        .toArray();
  }
}
