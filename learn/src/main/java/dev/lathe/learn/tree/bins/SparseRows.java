package dev.lathe.learn.tree.bins;

import java.util.List;

/// The sparse columns of a table row by row: for each row the places of those of its bins that are
/// not the columns' common ones, all bins of all sparse columns standing in one line.
///
/// Sums over the common bins follow from the sums of all rows, so nothing is lost.
public final class SparseRows {
  private final int[] starts;
  private final int[] places;
  private final int[] offsets;
  private final int[] common;

  private SparseRows(int[] starts, int[] places, int[] offsets, int[] common) {
    this.starts = starts;
    this.places = places;
    this.offsets = offsets;
    this.common = common;
  }

  /// @param sizes how many bins each column has, the missing one included
  static SparseRows of(List<SparseColumn> columns, List<Integer> sizes, int rows) {
    int[] offsets = new int[columns.size() + 1];
    int[] common = new int[columns.size()];
    int[] starts = new int[rows + 1];
    for (int i = 0; i < columns.size(); i++) {
      offsets[i + 1] = offsets[i] + sizes.get(i);
      common[i] = columns.get(i).common;
      for (int row : columns.get(i).rows) starts[row + 1]++;
    }
    for (int row = 0; row < rows; row++) starts[row + 1] += starts[row];
    int[] places = new int[starts[rows]];
    int[] next = new int[rows];
    System.arraycopy(starts, 0, next, 0, rows);
    for (int i = 0; i < columns.size(); i++) {
      SparseColumn column = columns.get(i);
      for (int k = 0; k < column.rows.length; k++) {
        places[next[column.rows[k]]++] = offsets[i] + column.bins[k];
      }
    }
    return new SparseRows(starts, places, offsets, common);
  }

  /// How many sparse columns there are.
  public int count() {
    return common.length;
  }

  /// How many places all bins of all sparse columns take.
  public int size() {
    return offsets[common.length];
  }

  /// Where the bins of a sparse column begin.
  ///
  /// @param number its number among the sparse columns
  public int offset(int number) {
    return offsets[number];
  }

  /// The common bin of a sparse column.
  ///
  /// @param number its number among the sparse columns
  public int common(int number) {
    return common[number];
  }

  /// Adds the values of some rows to the sums of their bins, common ones left out.
  ///
  /// @param list row numbers, of which `count` are read from `from` on
  /// @param values one for each of them
  /// @param sums as long as a power of two, [#size()] or more
  public void add(int[] list, int from, int count, long[] values, long[] sums) {
    int mask = sums.length - 1;
    for (int i = 0; i < count; i++) {
      int row = list[from + i];
      long value = values[i];
      int end = starts[row + 1];
      for (int at = starts[row]; at < end; at++) sums[places[at] & mask] += value;
    }
  }

  /// Gives each column's common bin what is left of the sum of all rows.
  public void complete(long[] sums, long total) {
    for (int column = 0; column < common.length; column++) {
      int at = offsets[column] + common[column];
      long others = -sums[at];
      for (int i = offsets[column]; i < offsets[column + 1]; i++) others += sums[i];
      sums[at] = total - others;
    }
  }
}
