package dev.lathe.learn.tree.bins;

import java.util.Arrays;
import java.util.Optional;

/// A binned column in which nearly all rows fall into one bin: only the others are listed.
final class SparseColumn implements BinnedColumn {
  /// A column is sparse when no more than one row of so many lies outside its most common bin.
  static final int ONE_OF = 10;

  private static final int PROBES = 125;
  private static final int ROWS_TO_A_PROBE = 8;

  /// The bin of all rows that are not listed.
  final int common;

  /// The other rows, ascending.
  final int[] rows;

  /// Their bins.
  final char[] bins;

  private final int size;
  private final boolean wide;

  private SparseColumn(int common, int[] rows, char[] bins, int size, boolean wide) {
    this.common = common;
    this.rows = rows;
    this.bins = bins;
    this.size = size;
    this.wide = wide;
  }

  /// The column as a sparse one, if it is sparse.
  ///
  /// @param size how many rows there are
  static Optional<SparseColumn> of(ColumnBins bins, int size, Binning column) {
    int common = common(column, size, bins.size() + 1);
    if (common < 0) return Optional.empty();
    int most = size / ONE_OF;
    int[] rows = new int[2 * Values.BLOCK];
    char[] others = new char[2 * Values.BLOCK];
    int count = 0;
    for (int from = 0; from < size; from += Values.BLOCK) {
      if (rows.length - count < Values.BLOCK) {
        int more = Math.min(2 * rows.length, most + Values.BLOCK);
        rows = Arrays.copyOf(rows, more);
        others = Arrays.copyOf(others, more);
      }
      int some = Math.min(Values.BLOCK, size - from);
      count = column.others(common, from, some, rows, others, count);
      if (count > most) return Optional.empty();
    }
    return Optional.of(
        new SparseColumn(
            common, Arrays.copyOf(rows, count), Arrays.copyOf(others, count), size, bins.wide()));
  }

  /// The bin that most of some rows spread over the column have, or -1 where it is plain that too
  /// few have it.
  ///
  /// @param bins how many there are, the missing one included
  private static int common(Binning column, int size, int bins) {
    int[] looked = new int[PROBES * ROWS_TO_A_PROBE];
    int count = Math.min(size, looked.length);
    if (size <= looked.length) {
      column.read(0, size, looked);
    } else {
      int[] probe = new int[ROWS_TO_A_PROBE];
      for (int i = 0; i < PROBES; i++) {
        int from = (int) ((long) i * (size - ROWS_TO_A_PROBE) / (PROBES - 1));
        column.read(from, ROWS_TO_A_PROBE, probe);
        System.arraycopy(probe, 0, looked, i * ROWS_TO_A_PROBE, ROWS_TO_A_PROBE);
      }
    }
    int[] counts = new int[bins];
    int common = 0;
    for (int i = 0; i < count; i++) {
      if (++counts[looked[i]] > counts[common]) common = looked[i];
    }
    return counts[common] > count * 0.8 ? common : -1;
  }

  /// The bin of a row.
  int bin(int row) {
    int at = Arrays.binarySearch(rows, row);
    return at < 0 ? common : bins[at];
  }

  @Override
  public void read(int from, int count, int[] found) {
    Arrays.fill(found, 0, count, common);
    int at = Arrays.binarySearch(rows, from);
    for (int i = at < 0 ? -1 - at : at; i < rows.length && rows[i] < from + count; i++) {
      found[rows[i] - from] = bins[i];
    }
  }

  @Override
  public long bytes() {
    return 6L * rows.length;
  }

  @Override
  public BinnedColumn whole() {
    return wide ? new Wide(toChars()) : new Dense(toBytes());
  }

  /// The bins of all rows as unsigned bytes.
  byte[] toBytes() {
    byte[] column = new byte[size];
    if (common != 0) Arrays.fill(column, (byte) common);
    for (int i = 0; i < rows.length; i++) column[rows[i]] = (byte) bins[i];
    return column;
  }

  /// The bins of all rows in two bytes each.
  char[] toChars() {
    char[] column = new char[size];
    if (common != 0) Arrays.fill(column, (char) common);
    for (int i = 0; i < rows.length; i++) column[rows[i]] = bins[i];
    return column;
  }
}
