package dev.lathe.learn.additive;

import dev.lathe.learn.tree.bins.BinnedTable;

/// In which cell of a term each row lies.
final class Cells {
  private final byte[] first;
  private final byte[] second;
  private final int[] firstCells;
  private final int[] secondCells;
  private final int size;

  private Cells(byte[] first, byte[] second, int[] firstCells, int[] secondCells, int size) {
    this.first = first;
    this.second = second;
    this.firstCells = firstCells;
    this.secondCells = secondCells;
    this.size = size;
  }

  /// Of a curve, whose cells are the column's bins.
  static Cells of(BinnedTable table, int column) {
    int size = table.bins().column(column).size() + 1;
    return new Cells(table.column(column), new byte[0], new int[0], new int[0], size);
  }

  /// Of a surface: cell after cell of the second axis within each of the first.
  static Cells of(BinnedTable table, Pair pair) {
    return new Cells(
        table.column(pair.first()),
        table.column(pair.second()),
        map(pair.firstAxis(), pair.secondAxis().size()),
        map(pair.secondAxis(), 1),
        pair.firstAxis().size() * pair.secondAxis().size());
  }

  /// Two columns, and the axes of the surface over them.
  record Pair(int first, int second, Axis firstAxis, Axis secondAxis) {}

  private static int[] map(Axis axis, int stride) {
    int[] map = new int[256];
    for (int bin = 0; bin <= axis.input().bins().size(); bin++) map[bin] = axis.cell(bin) * stride;
    return map;
  }

  int size() {
    return size;
  }

  /// Writes the cells of some rows, the first of them in front.
  void write(int from, int to, int[] cells) {
    int count = to - from;
    if (second.length == 0) {
      byte[] bins = first;
      for (int i = 0; i < count; i++) cells[i] = bins[from + i] & 0xFF;
      return;
    }
    byte[] one = first;
    byte[] other = second;
    int[] ones = firstCells;
    int[] others = secondCells;
    for (int i = 0; i < count; i++) {
      cells[i] = ones[one[from + i] & 0xFF] + others[other[from + i] & 0xFF];
    }
  }
}
