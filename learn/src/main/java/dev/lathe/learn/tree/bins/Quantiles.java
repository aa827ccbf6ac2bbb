package dev.lathe.learn.tree.bins;

import dev.lathe.math.RandomStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * The distinct values of a column with their weights, as cut points need them: all of them where
 * they are few, however many rows there are; else those of a sample of the rows, drawn by row number
 * so that nothing depends on threads. A bin of 1/255 of 200,000 rows is then off by 4 % of its
 * weight (one standard deviation), as in LightGBM, which samples as many.
 *
 * Values are put in order by their bits, digit by digit from the lowest (Knuth, The Art of Computer
 * Programming 3, 5.2.5): linear, and quick from its first run on.
 */
final class Quantiles {
  static final int SAMPLE = 200_000;
  private static final int DIGIT = 11;
  private static final int DIGITS = 6;
  private static final int FEW_TO_SORT = 4096;

  final double[] distinct;
  final double[] weights;

  private Quantiles(double[] distinct, double[] weights) {
    this.distinct = distinct;
    this.weights = weights;
  }

  /// The distinct values of a column, ascending.
  ///
  /// @param values one for each row, `NaN` when missing
  /// @param weights one for each row; a row of weight 0 counts as absent
  /// @param few up to so many distinct values are found whatever the number of rows
  static Quantiles of(double[] values, double[] weights, int few) {
    Quantiles all = counted(values, weights, few);
    return all != null ? all : sorted(values, weights);
  }

  /// All distinct values where they are no more than `few`.
  private static @Nullable Quantiles counted(double[] values, double[] weights, int few) {
    int size = Integer.highestOneBit(4 * few - 1) << 1;
    double[] keys = new double[size];
    double[] totals = new double[size];
    boolean[] taken = new boolean[size];
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      double value = values[row] + 0.0; // makes -0.0 the same value as 0.0
      if (weights[row] == 0 || Double.isNaN(value)) continue;
      int at = (int) RandomStream.mix(Double.doubleToRawLongBits(value)) & (size - 1);
      while (taken[at] && keys[at] != value) at = (at + 1) & (size - 1);
      if (!taken[at]) {
        if (count == few) return null;
        count++;
        taken[at] = true;
        keys[at] = value;
      }
      totals[at] += weights[row];
    }
    double[] distinct = new double[count];
    int found = 0;
    for (int at = 0; at < size; at++) {
      if (taken[at]) distinct[found++] = keys[at];
    }
    Arrays.sort(distinct);
    double[] sums = new double[count];
    for (int at = 0; at < size; at++) {
      if (taken[at]) sums[Arrays.binarySearch(distinct, keys[at])] = totals[at];
    }
    return new Quantiles(distinct, sums);
  }

  private static Quantiles sorted(double[] values, double[] weights) {
    long bound =
        values.length <= SAMPLE
            ? Long.MAX_VALUE
            : (long) ((double) SAMPLE / values.length * Long.MAX_VALUE);
    int room = values.length <= SAMPLE ? values.length : SAMPLE + SAMPLE / 10;
    long[] keys = new long[room];
    double[] held = new double[room];
    boolean alike = true;
    int count = 0;
    for (int row = 0; row < values.length && count < room; row++) {
      double value = values[row] + 0.0;
      if (weights[row] == 0 || Double.isNaN(value)) continue;
      if (RandomStream.mix(row * 0x9E3779B97F4A7C15L) >>> 1 > bound) continue;
      keys[count] = key(value);
      held[count++] = weights[row];
      alike &= weights[row] == 1;
    }
    long[] sorted = sort(Arrays.copyOf(keys, count));
    double[] distinct = new double[count];
    double[] totals = new double[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) distinct[found++] = value(sorted[i]);
      totals[found - 1]++;
    }
    distinct = Arrays.copyOf(distinct, found);
    totals = Arrays.copyOf(totals, found);
    if (!alike) {
      Arrays.fill(totals, 0);
      for (int i = 0; i < count; i++) {
        totals[Arrays.binarySearch(distinct, value(keys[i]))] += held[i];
      }
    }
    return new Quantiles(distinct, totals);
  }

  /// A number that is in order with the value.
  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ ((bits >> 63) >>> 1);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) >>> 1));
  }

  /// The keys in order, in the array given or another.
  static long[] sort(long[] keys) {
    if (keys.length < FEW_TO_SORT) {
      Arrays.sort(keys);
      return keys;
    }
    int[][] counts = new int[DIGITS][1 << DIGIT];
    for (long key : keys) {
      long bits = key ^ Long.MIN_VALUE;
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit][(int) (bits >>> (digit * DIGIT)) & ((1 << DIGIT) - 1)]++;
      }
    }
    long[] from = keys;
    long[] to = new long[keys.length];
    for (int digit = 0; digit < DIGITS; digit++) {
      int[] starts = counts[digit];
      int shift = digit * DIGIT;
      if (starts[(int) ((from[0] ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1)]
          == keys.length) {
        continue; // all alike in this digit
      }
      int sum = 0;
      for (int i = 0; i < starts.length; i++) {
        int here = starts[i];
        starts[i] = sum;
        sum += here;
      }
      for (long key : from) {
        to[starts[(int) ((key ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1)]++] = key;
      }
      long[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
