package dev.lathe.learn.tree.loss;

/// Weighted quantiles and other middles of numbers in no order.
///
/// ```java
/// double median = Quantiles.of(new double[] {3, 1, 2, 10}, new double[] {1, 1, 1, 1}, 0.5);
/// ```
///
/// **Cost.** A few passes over the numbers: they are parted around a pivot, not sorted.
public final class Quantiles {
  private static final double EVEN = 1e-12;
  private static final int MOST_STEPS = 60;

  private Quantiles() {}

  /// The number up to which this share of the weight lies: the mean of two where it lies between
  /// them. A weight of 2 is the same as the number twice.
  ///
  /// **Source.** Hyndman and Fan, *Sample quantiles in statistical packages*, The American
  /// Statistician 1996, definition 2.
  ///
  /// @param values are reordered
  /// @param weights of the values, none negative, not all zero; are reordered alike
  /// @param share above 0 and below 1
  public static double of(double[] values, double[] weights, double share) {
    double total = 0;
    for (double weight : weights) total += weight;
    double wanted = share * total;
    double slack = EVEN * total;
    double below = 0;
    double above = Double.POSITIVE_INFINITY;
    int from = 0;
    int to = values.length;
    while (true) {
      double pivot = pivot(values, from, to);
      int less = from;
      int more = to;
      double lower = 0;
      double equal = 0;
      for (int i = from; i < more; ) {
        double value = values[i];
        if (value < pivot) {
          lower += weights[i];
          swap(values, weights, less++, i++);
        } else if (value > pivot) {
          swap(values, weights, i, --more);
        } else {
          equal += weights[i++];
        }
      }
      if (less > from && below + lower >= wanted - slack) {
        above = Math.min(above, pivotAbove(equal, pivot, values, weights, more, to));
        to = less;
      } else if (more == to || below + lower + equal >= wanted - slack) {
        if (below + lower + equal > wanted + slack) return pivot;
        double next = Math.min(above, least(values, weights, more, to));
        return next < Double.POSITIVE_INFINITY ? pivot + (next - pivot) / 2 : pivot;
      } else {
        below += lower + equal;
        from = more;
      }
    }
  }

  /// The next number that has weight, from the pivot on.
  private static double pivotAbove(
      double equal, double pivot, double[] values, double[] weights, int from, int to) {
    return equal > 0 ? pivot : least(values, weights, from, to);
  }

  private static double least(double[] values, double[] weights, int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (weights[i] > 0) least = Math.min(least, values[i]);
    }
    return least;
  }

  /// The middle of the first, the middle and the last; of many, of three such middles.
  private static double pivot(double[] values, int from, int to) {
    int step = (to - from) / 8;
    int middle = (from + to) >>> 1;
    if (step < 5) return middle(values[from], values[middle], values[to - 1]);
    return middle(
        middle(values[from], values[from + step], values[from + 2 * step]),
        middle(values[middle - step], values[middle], values[middle + step]),
        middle(values[to - 1 - 2 * step], values[to - 1 - step], values[to - 1]));
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static void swap(double[] values, double[] weights, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
    double weight = weights[i];
    weights[i] = weights[j];
    weights[j] = weight;
  }

  /// The number from which the Huber distance to the others is least: the mean where all are within
  /// `delta` of it, nearly the median where few are.
  ///
  /// **Source.** Huber, *Robust estimation of a location parameter*, Annals of Mathematical
  /// Statistics 1964, found by Newton's steps from the median, held between bounds.
  ///
  /// @param values are reordered
  /// @param weights of the values, none negative, not all zero; are reordered alike
  /// @param delta the distance from which on it grows in proportion, above 0
  public static double huber(double[] values, double[] weights, double delta) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (weights[i] == 0) continue;
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    double at = of(values, weights, 0.5);
    for (int step = 0; step < MOST_STEPS && low < high; step++) {
      double pull = 0;
      double near = 0;
      for (int i = 0; i < values.length; i++) {
        double far = values[i] - at;
        pull += weights[i] * Math.max(-delta, Math.min(delta, far));
        near += Math.abs(far) <= delta ? weights[i] : 0;
      }
      if (pull > 0) low = at;
      else high = at;
      double next = at + pull / near;
      if (!(next >= low && next <= high)) next = low + (high - low) / 2;
      if (next == at || pull == 0) break;
      at = next;
    }
    return at;
  }
}
