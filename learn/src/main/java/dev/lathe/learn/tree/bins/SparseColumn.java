package dev.lathe.learn.tree.bins;

import java.util.Arrays;
import java.util.Optional;

/// A binned column in which nearly all rows fall into one bin: only the others are listed.
final class SparseColumn {
  /// A column is sparse when no more than one row of so many lies outside its most common bin.
  static final int ONE_OF = 10;

  private static final int LOOKED_AT = 1000;

  /// The bin of all rows that are not listed.
  final int common;

  /// The other rows, ascending.
  final int[] rows;

  /// Their bins.
  final byte[] bins;

  private SparseColumn(int common, int[] rows, byte[] bins) {
    this.common = common;
    this.rows = rows;
    this.bins = bins;
  }

  /// The column as a sparse one, if it is sparse.
  static Optional<SparseColumn> of(byte[] column) {
    int common = common(column);
    if (common < 0) return Optional.empty();
    int most = column.length / ONE_OF;
    int count = 0;
    for (byte bin : column) {
      if ((bin & 0xFF) != common) count++;
    }
    if (count > most) return Optional.empty();
    int[] rows = new int[count];
    byte[] bins = new byte[count];
    int next = 0;
    for (int row = 0; row < column.length; row++) {
      if ((column[row] & 0xFF) == common) continue;
      rows[next] = row;
      bins[next++] = column[row];
    }
    return Optional.of(new SparseColumn(common, rows, bins));
  }

  /// The bin that most of some rows spread over the column have, or -1 where it is plain that too
  /// few have it.
  private static int common(byte[] column) {
    int[] counts = new int[256];
    int looked = Math.min(LOOKED_AT, column.length);
    for (int i = 0; i < looked; i++) {
      counts[column[(int) ((long) i * column.length / looked)] & 0xFF]++;
    }
    int common = 0;
    for (int bin = 1; bin < counts.length; bin++) {
      if (counts[bin] > counts[common]) common = bin;
    }
    return counts[common] > looked * 0.8 ? common : -1;
  }

  /// The bins of all rows.
  byte[] toBytes(int size) {
    byte[] column = new byte[size];
    if (common != 0) Arrays.fill(column, (byte) common);
    for (int i = 0; i < rows.length; i++) column[rows[i]] = bins[i];
    return column;
  }
}
