package dev.lathe.learn.prepare;

import java.util.Arrays;

/// The values of one column that are present and count, in order, with their weights. A weight of 2
/// is the same as two rows.
final class Weighted {
  private final double[] values;
  private final double[] upTo;

  private Weighted(double[] values, double[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /// Leaves out what is missing, infinite or of weight 0.
  static Weighted of(double[] all, double[] weights) {
    double[] sorted = new double[all.length];
    int count = 0;
    double weight = 0;
    boolean alike = true;
    for (int row = 0; row < all.length; row++) {
      if (!counts(all[row], weights[row])) continue;
      // Adding zero turns -0 into 0, so that equal values are equal bits.
      sorted[count++] = all[row] + 0.0;
      alike = alike && (count == 1 || weight == weights[row]);
      weight = weights[row];
    }
    Arrays.sort(sorted, 0, count);
    double[] upTo = new double[count];
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[distinct - 1]) sorted[distinct++] = sorted[i];
      upTo[distinct - 1] = (i + 1) * weight;
    }
    double[] values = Arrays.copyOf(sorted, distinct);
    return new Weighted(values, alike ? Arrays.copyOf(upTo, distinct) : upTo(values, all, weights));
  }

  private static double[] upTo(double[] values, double[] all, double[] weights) {
    var sums = new Sums(values.length);
    for (int row = 0; row < all.length; row++) {
      if (counts(all[row], weights[row])) {
        sums.add(Arrays.binarySearch(values, all[row] + 0.0), weights[row]);
      }
    }
    double[] upTo = new double[values.length];
    var total = new Sums(1);
    for (int i = 0; i < upTo.length; i++) {
      total.add(0, sums.at(i));
      upTo[i] = total.at(0);
    }
    return upTo;
  }

  private static boolean counts(double value, double weight) {
    return weight > 0 && Double.isFinite(value);
  }

  boolean empty() {
    return values.length == 0;
  }

  double smallest() {
    return values[0];
  }

  double largest() {
    return values[values.length - 1];
  }

  double total() {
    return empty() ? 0 : upTo[upTo.length - 1];
  }

  double weight(int i) {
    return i == 0 ? upTo[0] : upTo[i] - upTo[i - 1];
  }

  /// The value below which this share of the weight lies; half way between two where it is even.
  double quantile(double share) {
    double wanted = share * total();
    int found = Arrays.binarySearch(upTo, wanted);
    if (found < 0) return values[Math.min(-found - 1, values.length - 1)];
    return found + 1 < values.length ? values[found] / 2 + values[found + 1] / 2 : values[found];
  }

  /// The mean of the values, each brought within two bounds first.
  double mean(double low, double high) {
    double unit = unit(low, high);
    var sum = new Sums(1);
    for (int i = 0; i < values.length; i++) {
      sum.add(0, weight(i), Math.clamp(values[i], low, high) * unit);
    }
    return sum.at(0) / total() / unit;
  }

  /// The standard deviation of the values from a center, each brought within two bounds first.
  double deviation(double center, double low, double high) {
    double unit = unit(low, high);
    var sum = new Sums(1);
    for (int i = 0; i < values.length; i++) {
      double off = Math.clamp(values[i], low, high) * unit - center * unit;
      sum.add(0, weight(i), off * off);
    }
    return Math.sqrt(sum.at(0) / total()) / unit;
  }

  /// A power of two that brings the values near 1, so that no square overflows or vanishes.
  private double unit(double low, double high) {
    double most =
        Math.max(
            Math.abs(Math.clamp(smallest(), low, high)),
            Math.abs(Math.clamp(largest(), low, high)));
    int exponent = Math.getExponent(most);
    return most == 0 || Math.abs(exponent) < 400 ? 1 : Math.scalb(1.0, -exponent);
  }
}
