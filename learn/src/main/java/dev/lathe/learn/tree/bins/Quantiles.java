package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import dev.lathe.math.RandomStream;
import java.util.Arrays;

/*
 * The distinct values of a column with their weights, as cut points need them: all of them where
 * they are few, however many rows there are; else those of the sampled rows. Its arrays serve column
 * after column, so that a table of many columns leaves little behind.
 *
 * Values are put in order by their bits, digit by digit from the lowest (Knuth, The Art of Computer
 * Programming 3, 5.2.5): linear, and quick from its first run on. A value that nearly all rows have
 * is neither looked up nor sorted, only counted.
 */
final class Quantiles {
  private static final int DIGIT = 11;
  private static final int DIGITS = 6;
  private static final int FEW_TO_SORT = 4096;

  private final double[] block = new double[Values.BLOCK];

  /// The distinct values as numbers in their order.
  private long[] keys = {};

  private long[] spare = {};
  private double[] weights = {};
  private int count;

  /// A table of values by their hash, and which of its places are taken.
  private double[] table = {};

  private double[] totals = {};
  private boolean[] taken = {};

  /// How many distinct values there are.
  int count() {
    return count;
  }

  /// The so many-eth distinct value, ascending.
  double value(int place) {
    return value(keys[place]);
  }

  /// Its weight.
  double weight(int place) {
    return weights[place];
  }

  /// Reads a column.
  ///
  /// @param column numbers, or yes and no
  /// @param weights one for each row; a row of weight 0 counts as absent
  /// @param few up to so many distinct values are found whatever the number of rows
  /// @param sampled the rows by which more are judged
  void read(Column column, double[] weights, int few, SampledRows sampled) {
    double common = Values.common(column);
    if (!counted(column, common, weights, few)) sorted(column, common, weights, sampled);
  }

  /// All distinct values, where they are no more than `few`.
  private boolean counted(Column column, double common, double[] given, int few) {
    int size = Integer.highestOneBit(4 * few - 1) << 1;
    if (table.length != size) {
      table = new double[size];
      totals = new double[size];
      taken = new boolean[size];
    }
    Arrays.fill(taken, false);
    int found = 0;
    double commons = 0;
    for (int from = 0; from < given.length; from += Values.BLOCK) {
      int some = Math.min(Values.BLOCK, given.length - from);
      Values.copy(column, from, some, block);
      for (int i = 0; i < some; i++) {
        double value = block[i] + 0.0; // makes -0.0 the same value as 0.0
        double weight = given[from + i];
        if (value == common) {
          commons += weight;
          continue;
        }
        if (weight == 0 || Double.isNaN(value)) continue;
        int at = (int) RandomStream.mix(Double.doubleToRawLongBits(value)) & (size - 1);
        while (taken[at] && table[at] != value) at = (at + 1) & (size - 1);
        if (!taken[at]) {
          if (found++ == few) return false;
          taken[at] = true;
          table[at] = value;
          totals[at] = 0;
        }
        totals[at] += weight;
      }
    }
    if (commons > 0 && found == few) return false;
    room(found + 1);
    long[] order = new long[found];
    for (int at = 0, next = 0; at < size; at++) {
      if (taken[at]) order[next++] = key(table[at]);
    }
    Arrays.sort(order);
    System.arraycopy(order, 0, keys, 0, found);
    for (int at = 0; at < size; at++) {
      if (taken[at]) weights[Arrays.binarySearch(order, key(table[at]))] = totals[at];
    }
    count = found;
    if (commons > 0) insert(key(common), commons);
    return true;
  }

  private void sorted(Column column, double common, double[] given, SampledRows sampled) {
    room(sampled.count() + 1);
    double commons = 0;
    int found = 0;
    boolean alike = true;
    for (int from = 0; from < sampled.count(); from += Values.BLOCK) {
      int some = Math.min(Values.BLOCK, sampled.count() - from);
      sampled.copy(column, from, some, block);
      for (int i = 0; i < some; i++) {
        double value = block[i] + 0.0;
        double weight = given[sampled.row(from + i)];
        if (value == common) {
          commons += weight;
          continue;
        }
        if (weight == 0 || Double.isNaN(value)) continue;
        keys[found] = key(value);
        weights[found++] = weight;
        alike &= weight == 1;
      }
    }
    long[] rows = alike ? keys : Arrays.copyOf(keys, found);
    double[] held = alike ? weights : Arrays.copyOf(weights, found);
    long[] sorted = sort(keys, spare, found);
    if (sorted != keys) {
      spare = keys;
      keys = sorted;
    }
    count = 0;
    for (int i = 0; i < found; i++) {
      if (count > 0 && keys[count - 1] == keys[i]) {
        weights[count - 1]++;
        continue;
      }
      keys[count] = keys[i];
      weights[count++] = 1;
    }
    if (!alike) {
      Arrays.fill(weights, 0, count, 0);
      for (int i = 0; i < found; i++) {
        weights[Arrays.binarySearch(keys, 0, count, rows[i])] += held[i];
      }
    }
    if (commons > 0) insert(key(common), commons);
  }

  private void room(int size) {
    if (keys.length >= size) return;
    keys = new long[size];
    spare = new long[size];
    weights = new double[size];
  }

  private void insert(long key, double weight) {
    int at = -1 - Arrays.binarySearch(keys, 0, count, key);
    System.arraycopy(keys, at, keys, at + 1, count - at);
    System.arraycopy(weights, at, weights, at + 1, count - at);
    keys[at] = key;
    weights[at] = weight;
    count++;
  }

  /// A number that is in order with the value.
  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ ((bits >> 63) >>> 1);
  }

  private static double value(long key) {
    return Double.longBitsToDouble(key ^ ((key >> 63) >>> 1));
  }

  /// The first keys in order, in the array given or the spare one.
  static long[] sort(long[] keys, long[] spare, int count) {
    if (count < FEW_TO_SORT) {
      Arrays.sort(keys, 0, count);
      return keys;
    }
    int[][] counts = new int[DIGITS][1 << DIGIT];
    for (int i = 0; i < count; i++) {
      long bits = keys[i] ^ Long.MIN_VALUE;
      for (int digit = 0; digit < DIGITS; digit++) {
        counts[digit][(int) (bits >>> (digit * DIGIT)) & ((1 << DIGIT) - 1)]++;
      }
    }
    long[] from = keys;
    long[] to = spare;
    for (int digit = 0; digit < DIGITS; digit++) {
      int[] starts = counts[digit];
      int shift = digit * DIGIT;
      if (starts[(int) ((from[0] ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1)] == count) {
        continue; // all alike in this digit
      }
      int sum = 0;
      for (int i = 0; i < starts.length; i++) {
        int here = starts[i];
        starts[i] = sum;
        sum += here;
      }
      for (int i = 0; i < count; i++) {
        long key = from[i];
        to[starts[(int) ((key ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1)]++] = key;
      }
      long[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
