package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import java.util.Arrays;

/// Adds up the columns of more bins than a byte tells apart, one after the other: their sums fill
/// far more than the first-level cache, so there is nothing to be won by taking several at a time.
final class WideLoops {
  private final int[] columns;
  private final char[][] bins;

  /// @param columns the columns that take part, of which the wide ones are looked at
  WideLoops(BinnedTable table, int[] columns) {
    this.columns =
        Arrays.stream(columns)
            .filter(column -> !table.dense(column) && !table.sparse(column))
            .toArray();
    bins = new char[this.columns.length][];
    for (int i = 0; i < bins.length; i++) bins[i] = table.chars(this.columns[i]);
  }

  /// Adds rows to a histogram.
  ///
  /// @param rows row numbers, of which `count` are read from `from` on
  /// @param values one for each of them
  void add(Histogram into, int[] rows, int from, int count, long[] values) {
    for (int i = 0; i < columns.length; i++) {
      add(into.of(columns[i]), bins[i], rows, from, count, values);
    }
  }

  /// @param sums as long as a power of two
  private static void add(
      long[] sums, char[] bins, int[] rows, int from, int count, long[] values) {
    int mask = sums.length - 1;
    for (int i = 0; i < count; i++) sums[bins[rows[from + i]] & mask] += values[i];
  }
}
