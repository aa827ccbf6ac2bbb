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
/// Two classes are held against an AUC, several against the share of the errors of always guessing
/// the most frequent class that are spared, numbers against R². Values that come in groups predict
/// each row from the *other* rows of its group, so that a column that differs in every row tells
/// nothing. Numbers are also held against the target by their order. A copy of the target, or its
/// classes under other names, is found directly.
///
/// **Missing values.** A missing value is a value too: it may tell. The column is also judged by
/// those rows alone where it is known and finite, if they are [#FEWEST] or more and half or more of
/// all.
///
/// **Source.** Goodman and Kruskal, *Measures of association for cross classifications*, JASA 1954,
/// for several classes (lambda), here leaving the row itself out.
///
/// **Cost.** One sort of at most [#SAMPLE] rows; all rows only where those come near the line.
final class Leak {
  /// From here on a column is set aside.
  static final double GIVEN_AWAY = 0.9999;

  private static final int SAMPLE = 50_000;
  private static final double NEAR = 0.999;
  private static final int GROUPS = 256;
  private static final int FEWEST = 20;
  private static final int FEWEST_OF_CLASS = 10;

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
    double whole = one(column, target);
    int[] known = IntStream.range(0, column.rows()).filter(row -> finite(column, row)).toArray();
    if (known.length == column.rows() || known.length < Math.max(FEWEST, column.rows() / 2.0)) {
      return whole;
    }
    Target there = target.rows(known);
    return varied(there) ? Math.max(whole, one(column.rows(known), there)) : whole;
  }

  private static boolean finite(Column column, int row) {
    if (column instanceof Numbers numbers) return Double.isFinite(numbers.at(row));
    return !column.missing(row);
  }

  /// Whether there is something to give away.
  private static boolean varied(Target target) {
    return switch (target) {
      case Target.Classes classes ->
          Arrays.stream(classes.counts()).filter(count -> count >= FEWEST_OF_CLASS).count() >= 2;
      case Target.Amounts _ -> true;
      case Target.Unknown _ -> false;
    };
  }

  private static double one(Column column, Target target) {
    return switch (target) {
      case Target.Classes classes when classes.levels().size() == 2 -> binary(column, classes);
      case Target.Classes classes -> spared(groups(column), classes);
      case Target.Amounts amounts -> fit(column, amounts.toArray());
      case Target.Unknown _ -> 0;
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
    double pairs = (double) positive.length * negative.length;
    return pairs > 0 ? above / pairs : 0.5;
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

  /// The share of the errors of always guessing the most frequent class that are spared by guessing
  /// the most frequent class of the other rows of the same group.
  private static double spared(int[] groups, Target.Classes classes) {
    int levels = classes.levels().size();
    long[] pairs = new long[groups.length];
    for (int row = 0; row < pairs.length; row++) {
      pairs[row] = (long) groups[row] * levels + classes.code(row);
    }
    Arrays.sort(pairs);
    int right = 0;
    int distinct = 0;
    int first = 0;
    int second = 0;
    for (int row = 0; row < pairs.length; ) {
      int end = row;
      while (end < pairs.length && pairs[end] == pairs[row]) end++;
      distinct++;
      int count = end - row;
      second = Math.max(second, Math.min(first, count));
      first = Math.max(first, count);
      if (end == pairs.length || pairs[end] / levels != pairs[row] / levels) {
        if (first - 1 > second) right += first;
        first = 0;
        second = 0;
      }
      row = end;
    }
    int[] counts = classes.counts();
    if (renamed(groups, counts, distinct)) return 1;
    int wrong = groups.length - Arrays.stream(counts).max().orElse(0);
    return wrong > 0 ? Math.max(0, 1 - (groups.length - right) / (double) wrong) : 0;
  }

  /// Whether each group is a class and each class a group.
  private static boolean renamed(int[] groups, int[] counts, int distinct) {
    return Arrays.stream(groups).distinct().count() == distinct
        && Arrays.stream(counts).filter(count -> count > 0).count() == distinct;
  }

  private static double fit(Column column, double[] truth) {
    double grouped = r2(others(groups(column), truth), truth);
    if (!(column instanceof Numbers numbers)) return grouped;
    double[] values = numbers.toArray();
    if (Arrays.equals(values, truth)) return 1;
    if (!Arrays.stream(values).allMatch(Double::isFinite)) return grouped;
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
    return all > 0 ? Math.max(0, 1 - left / all) : 0;
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
    double correlation = both / scale;
    return Double.isFinite(correlation) ? correlation : 0; // constant, or too large to square
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
