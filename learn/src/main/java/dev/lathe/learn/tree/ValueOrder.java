package dev.lathe.learn.tree;

/// Rows in the order of a column's values: a radix sort, which on columns of some thousand rows is
/// several times faster than comparing, and runs fast sooner.
///
/// **Cost.** At most six passes of a few nanoseconds a row; as many fewer as values share digits,
/// so that whole numbers take two or three.
final class ValueOrder {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 6;
  private static final int SIZE = 1 << DIGIT_BITS;

  private ValueOrder() {}

  /// The rows that have a value, in ascending order of it, equal ones in the order of the rows.
  ///
  /// @param values one for each row, `NaN` when missing
  static int[] of(double[] values) {
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) count++;
    }
    int[] rows = new int[count];
    long[] keys = new long[count];
    int[][] starts = new int[DIGITS][SIZE];
    int at = 0;
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) continue;
      long key = key(values[row]);
      rows[at] = row;
      keys[at++] = key;
      for (int digit = 0; digit < DIGITS; digit++) {
        starts[digit][digit(key, digit)]++;
      }
    }
    int[] spareRows = new int[count];
    long[] spareKeys = new long[count];
    for (int digit = 0; digit < DIGITS; digit++) {
      int[] start = starts[digit];
      if (count == 0 || start[digit(keys[0], digit)] == count) continue; // all alike
      int before = 0;
      for (int value = 0; value < SIZE; value++) {
        int here = start[value];
        start[value] = before;
        before += here;
      }
      for (int i = 0; i < count; i++) {
        long key = keys[i];
        int to = start[digit(key, digit)]++;
        spareRows[to] = rows[i];
        spareKeys[to] = key;
      }
      int[] heldRows = rows;
      long[] heldKeys = keys;
      rows = spareRows;
      keys = spareKeys;
      spareRows = heldRows;
      spareKeys = heldKeys;
    }
    return rows;
  }

  /// The value's bits, which rise as unsigned numbers as the values do.
  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0); // makes -0.0 the same value as 0.0
    return bits ^ ((bits >> 63) | Long.MIN_VALUE);
  }

  private static int digit(long key, int digit) {
    return (int) (key >>> (digit * DIGIT_BITS)) & (SIZE - 1);
  }
}
