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

  /// Room to sort in; afterwards their weights, as bits.
  private long[] spare = {};

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
    return Double.longBitsToDouble(spare[place]);
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
      if (taken[at]) weight(Arrays.binarySearch(order, key(table[at])), totals[at]);
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
        keys[found++] = key(value);
        alike &= weight == 1;
      }
    }
    sort(keys, spare, found);
    count = 0;
    for (int i = 0, first = 0; i < found; i++) {
      if (i + 1 < found && keys[i + 1] == keys[i]) continue;
      keys[count] = keys[i];
      weight(count++, i + 1 - first);
      first = i + 1;
    }
    if (!alike) weigh(column, common, given, sampled);
    if (commons > 0) insert(key(common), commons);
  }

  /// Adds up the weights of the distinct values.
  private void weigh(Column column, double common, double[] given, SampledRows sampled) {
    Arrays.fill(spare, 0, count, 0);
    for (int from = 0; from < sampled.count(); from += Values.BLOCK) {
      int some = Math.min(Values.BLOCK, sampled.count() - from);
      sampled.copy(column, from, some, block);
      for (int i = 0; i < some; i++) {
        double value = block[i] + 0.0;
        double weight = given[sampled.row(from + i)];
        if (value == common || weight == 0 || Double.isNaN(value)) continue;
        int at = Arrays.binarySearch(keys, 0, count, key(value));
        weight(at, weight(at) + weight);
      }
    }
  }

  private void weight(int place, double weight) {
    spare[place] = Double.doubleToRawLongBits(weight);
  }

  private void room(int size) {
    if (keys.length >= size) return;
    keys = new long[size];
    spare = new long[size];
  }

  private void insert(long key, double weight) {
    int at = -1 - Arrays.binarySearch(keys, 0, count, key);
    System.arraycopy(keys, at, keys, at + 1, count - at);
    System.arraycopy(spare, at, spare, at + 1, count - at);
    keys[at] = key;
    weight(at, weight);
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

  /// Puts the first keys in order.
  static void sort(long[] keys, long[] spare, int count) {
    if (count < FEW_TO_SORT) {
      Arrays.sort(keys, 0, count);
      return;
    }
    long[] from = keys;
    long[] to = spare;
    boolean moved = false;
    int[] starts = new int[1 << DIGIT];
    for (int digit = 0; digit < DIGITS; digit++) {
      int shift = digit * DIGIT;
      Arrays.fill(starts, 0);
      count(from, count, shift, starts);
      if (starts[digit(from[0], shift)] == count) continue; // all alike in this digit
      begin(starts);
      move(from, to, count, shift, starts);
      long[] swap = from;
      from = to;
      to = swap;
      moved = !moved;
    }
    if (moved) System.arraycopy(spare, 0, keys, 0, count);
  }

  // Short methods of a loop each, which the compiler of a first run is done with sooner.

  private static int digit(long key, int shift) {
    return (int) ((key ^ Long.MIN_VALUE) >>> shift) & ((1 << DIGIT) - 1);
  }

  private static void count(long[] keys, int count, int shift, int[] counts) {
    for (int i = 0; i < count; i++) counts[digit(keys[i], shift)]++;
  }

  private static void begin(int[] counts) {
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      int here = counts[i];
      counts[i] = sum;
      sum += here;
    }
  }

  private static void move(long[] from, long[] to, int count, int shift, int[] starts) {
    for (int i = 0; i < count; i++) {
      long key = from[i];
      to[starts[digit(key, shift)]++] = key;
    }
  }
}
