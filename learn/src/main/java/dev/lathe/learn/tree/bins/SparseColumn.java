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
  final byte[] bins;

  private final int size;

  private SparseColumn(int common, int[] rows, byte[] bins, int size) {
    this.common = common;
    this.rows = rows;
    this.bins = bins;
    this.size = size;
  }

  /// The column as a sparse one, if it is sparse.
  ///
  /// @param size how many rows there are
  static Optional<SparseColumn> of(Binning column, int size) {
    int common = common(column, size);
    if (common < 0) return Optional.empty();
    int most = size / ONE_OF;
    int[] rows = new int[2 * Values.BLOCK];
    byte[] bins = new byte[2 * Values.BLOCK];
    int count = 0;
    for (int from = 0; from < size; from += Values.BLOCK) {
      if (rows.length - count < Values.BLOCK) {
        int more = Math.min(2 * rows.length, most + Values.BLOCK);
        rows = Arrays.copyOf(rows, more);
        bins = Arrays.copyOf(bins, more);
      }
      int some = Math.min(Values.BLOCK, size - from);
      count = column.others(common, from, some, rows, bins, count);
      if (count > most) return Optional.empty();
    }
    return Optional.of(
        new SparseColumn(common, Arrays.copyOf(rows, count), Arrays.copyOf(bins, count), size));
  }

  /// The bin that most of some rows spread over the column have, or -1 where it is plain that too
  /// few have it.
  private static int common(Binning column, int size) {
    byte[] looked = new byte[PROBES * ROWS_TO_A_PROBE];
    int count = 0;
    if (size <= looked.length) {
      column.copy(0, size, looked, 0);
      count = size;
    } else {
      for (int probe = 0; probe < PROBES; probe++, count += ROWS_TO_A_PROBE) {
        int from = (int) ((long) probe * (size - ROWS_TO_A_PROBE) / (PROBES - 1));
        column.copy(from, ROWS_TO_A_PROBE, looked, count);
      }
    }
    int[] counts = new int[256];
    for (int i = 0; i < count; i++) counts[looked[i] & 0xFF]++;
    int common = 0;
    for (int bin = 1; bin < counts.length; bin++) {
      if (counts[bin] > counts[common]) common = bin;
    }
    return counts[common] > count * 0.8 ? common : -1;
  }

  /// The bin of a row.
  int bin(int row) {
    int at = Arrays.binarySearch(rows, row);
    return at < 0 ? common : bins[at] & 0xFF;
  }

  @Override
  public byte[] toBytes() {
    byte[] column = new byte[size];
    if (common != 0) Arrays.fill(column, (byte) common);
    for (int i = 0; i < rows.length; i++) column[rows[i]] = bins[i];
    return column;
  }
}
