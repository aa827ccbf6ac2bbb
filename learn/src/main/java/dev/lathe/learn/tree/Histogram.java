package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Sums of gradients and hessians by bin, of all columns in one line (where each begins is in
/// [BinnedTable#offsets()]), as [Packed] integers: exact, so the same in any order and on any
/// number of threads, and a sibling's is the parent's less the other child's.
///
/// **Cost.** About one nanosecond a row and column. Four bins are read at a time; the length is a
/// power of two so that masking an index frees it from its bounds check (a fifth of the time).
final class Histogram {
  private static final VarHandle FOUR =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  final long[] sums;
  private final int size;

  /// @param size bins of all columns together
  Histogram(int size) {
    this.size = size;
    sums = new long[Integer.highestOneBit(Math.max(1, 2 * size - 1))];
  }

  void clear() {
    Arrays.fill(sums, 0, size, 0);
  }

  /// Adds rows listed one by one.
  ///
  /// @param rows row numbers, of which those from `from` up to `to` are added
  /// @param packed gradient and hessian of each row of the table
  void add(BinnedTable table, int[] rows, int from, int to, long[] packed) {
    add(table.byRow(), table.offsets(), sums, rows, from, to, packed);
  }

  /// Adds the rows from `from` up to `to` themselves.
  void addAll(BinnedTable table, int from, int to, long[] packed) {
    addAll(table.byRow(), table.offsets(), sums, from, to, packed);
  }

  private static void add(
      byte[] bins, int[] offsets, long[] sums, int[] rows, int from, int to, long[] packed) {
    int width = offsets.length - 1;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      addRow(bins, row * width, offsets, width, sums, packed[row]);
    }
  }

  private static void addAll(
      byte[] bins, int[] offsets, long[] sums, int from, int to, long[] packed) {
    int width = offsets.length - 1;
    for (int row = from; row < to; row++) {
      addRow(bins, row * width, offsets, width, sums, packed[row]);
    }
  }

  private static void addRow(
      byte[] bins, int at, int[] offsets, int width, long[] sums, long value) {
    int column = 0;
    for (; column + 3 < width; column += 4) {
      int four = (int) FOUR.get(bins, at + column);
      sums[(offsets[column] + (four & 0xFF)) & (sums.length - 1)] += value;
      sums[(offsets[column + 1] + ((four >>> 8) & 0xFF)) & (sums.length - 1)] += value;
      sums[(offsets[column + 2] + ((four >>> 16) & 0xFF)) & (sums.length - 1)] += value;
      sums[(offsets[column + 3] + (four >>> 24)) & (sums.length - 1)] += value;
    }
    for (; column < width; column++) {
      sums[(offsets[column] + (bins[at + column] & 0xFF)) & (sums.length - 1)] += value;
    }
  }

  /// Adds another histogram's bins from `from` up to `to`.
  void plus(Histogram other, int from, int to) {
    long[] mine = sums;
    long[] theirs = other.sums;
    for (int i = from; i < to; i++) mine[i] += theirs[i];
  }

  /// Takes away another histogram's bins from `from` up to `to`.
  void minus(Histogram other, int from, int to) {
    long[] mine = sums;
    long[] theirs = other.sums;
    for (int i = from; i < to; i++) mine[i] -= theirs[i];
  }
}
