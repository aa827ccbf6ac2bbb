package dev.lathe.learn.tree.ensemble;

import java.util.Arrays;

/*
 * The thresholds that an ensemble has on one column, and how many of them lie below a value.
 *
 * A guide of evenly wide buckets over their range says for each bucket how many lie in those before
 * it; what is left is a search among those of the bucket. The bucket of a value never falls as the
 * value grows (subtraction, multiplication and rounding down keep the order), so thresholds of
 * earlier buckets are below the value and those of later ones are not.
 */
final class Thresholds {
  /// Behind the thresholds two more that nothing exceeds.
  private final double[] sorted;

  private final int size;
  private final double low;
  private final double scale;
  private final int[] before;

  private Thresholds(double[] sorted, double low, double scale, int buckets) {
    size = sorted.length;
    this.sorted = Arrays.copyOf(sorted, size + 2);
    Arrays.fill(this.sorted, size, size + 2, Double.POSITIVE_INFINITY);
    this.low = low;
    this.scale = scale;
    before = new int[buckets + 1];
    for (double threshold : sorted) before[bucket(threshold) + 1]++;
    for (int bucket = 0; bucket < buckets; bucket++) before[bucket + 1] += before[bucket];
  }

  /// Those of these, which are sorted.
  ///
  /// @param thresholds none is `NaN`
  static Thresholds of(double[] thresholds) {
    for (int i = 0; i < thresholds.length; i++) thresholds[i] += 0.0; // -0.0 is 0.0
    Arrays.sort(thresholds);
    int distinct = 0;
    for (double threshold : thresholds) {
      if (distinct == 0 || threshold > thresholds[distinct - 1]) {
        thresholds[distinct++] = threshold;
      }
    }
    double[] sorted = Arrays.copyOf(thresholds, distinct);
    int first = sorted[0] == Double.NEGATIVE_INFINITY && distinct > 1 ? 1 : 0;
    int last = sorted[distinct - 1] == Double.POSITIVE_INFINITY && distinct > 1 ? 2 : 1;
    double low = sorted[first];
    double range = sorted[Math.max(0, distinct - last)] - low;
    int buckets = Integer.highestOneBit(Math.max(1, distinct)) * 4;
    double scale = buckets / range;
    boolean even = range > 0 && scale > 0 && Double.isFinite(scale);
    return even ? new Thresholds(sorted, low, scale, buckets) : new Thresholds(sorted, 0, 0, 1);
  }

  /// How many there are.
  int size() {
    return size;
  }

  /// The one at a place.
  double at(int place) {
    return sorted[place];
  }

  /// The place of one of them.
  int place(double threshold) {
    return Arrays.binarySearch(sorted, 0, size, threshold + 0.0);
  }

  private int bucket(double value) {
    int bucket = (int) ((value - low) * scale);
    return Math.max(0, Math.min(bucket, before.length - 2));
  }

  /// How many lie below a value, or any number that there may be when it is `NaN`.
  int below(double value) {
    int bucket = bucket(value);
    int from = before[bucket];
    for (int length = before[bucket + 1] - from; length > 2; ) {
      int half = length >>> 1;
      boolean above = sorted[from + half] < value;
      from = above ? from + half + 1 : from;
      length = above ? length - half - 1 : half;
    }
    return from + (sorted[from] < value ? 1 : 0) + (sorted[from + 1] < value ? 1 : 0);
  }

  /// How many lie below each of some values, shifted as [Slots] are.
  void below(double[] values, int at, int step, int count, int[] ranks) {
    for (int row = 0, from = at; row < count; row++, from += step) {
      ranks[row] = below(values[from]) << Slots.RANK_SHIFT;
    }
  }
}
