package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.bins.NumberBins;

/// Slots filled from rows that were binned already: each bin stands for one filling of its column's
/// slots, made once by filling them from the upper end of the bin.
final class BinCells implements Cells {
  private final BinnedTable table;
  private final int first;

  /// The bins of the column that fills each slot: where it is wide in two bytes, else in one.
  private final byte[][] bytes;

  private final char[][] chars;
  private final int[][] byBin;

  BinCells(Trees trees, Slots encoding, BinnedTable table, int first) {
    if (table.width() != trees.width()) {
      throw new IllegalArgumentException(
          "the trees read %s columns and the binned rows have %s"
              .formatted(trees.width(), table.width()));
    }
    this.table = table;
    this.first = first;
    for (int column = 0; column < table.width(); column++) {
      encoding.thresholds(column).ifPresent(new Cuts(table, column)::check);
    }
    int[] columnOf = encoding.columns();
    bytes = new byte[columnOf.length][0];
    chars = new char[columnOf.length][0];
    byBin = new int[columnOf.length][];
    int most = 0;
    byBin[0] = new int[0];
    for (int slot = 1; slot < columnOf.length; slot++) {
      ColumnBins bins = table.bins().column(columnOf[slot]);
      byBin[slot] = new int[bins.wide() ? bins.size() + 1 : 256]; // any byte is a place
      most = Math.max(most, bins.size());
      if (bins.wide()) chars[slot] = table.chars(columnOf[slot]);
      else bytes[slot] = table.column(columnOf[slot]);
    }
    double[] row = new double[table.width()];
    int[] slots = new int[encoding.size()];
    for (int bin = 0; bin <= most; bin++) {
      for (int column = 0; column < row.length; column++) row[column] = value(column, bin);
      encoding.fill(row, 0, slots, 0);
      for (int slot = 1; slot < slots.length; slot++) {
        if (bin < byBin[slot].length) byBin[slot][bin] = slots[slot];
      }
    }
  }

  private double value(int column, int bin) {
    return switch (table.bins().column(column)) {
      case NumberBins numbers -> bin < numbers.size() ? numbers.threshold(bin) : Double.NaN;
      case CategoryBins levels -> bin < levels.size() ? bin : Double.NaN;
    };
  }

  /// The places where a column's values are told apart.
  private record Cuts(BinnedTable table, int column) {
    void check(Thresholds thresholds) {
      if (!(table.bins().column(column) instanceof NumberBins bins)) {
        throw new IllegalArgumentException(
            "column '%s' is binned as categories and the trees take it for numbers; score the frame"
                .formatted(table.bins().names().get(column)));
      }
      for (int place = 0; place < thresholds.size(); place++) {
        double threshold = thresholds.at(place);
        if (bins.threshold(bins.bin(threshold)) != threshold) {
          throw new IllegalArgumentException(
              "the trees cut column '%s' at %s, where these bins do not; score the frame"
                  .formatted(table.bins().names().get(column), threshold));
        }
      }
    }
  }

  @Override
  public void columns(int from, int count, int[][] slots) {
    for (int slot = 1; slot < slots.length; slot++) {
      int[] target = slots[slot];
      if (chars[slot].length > 0) {
        write(slot, from, count, target, 0, 1);
        continue;
      }
      byte[] bins = bytes[slot];
      int[] each = byBin[slot];
      for (int row = 0, at = first + from; row < count; row++, at++) {
        target[row] = each[bins[at] & 0xFF];
      }
    }
  }

  @Override
  public void rows(int from, int count, int[] slots) {
    int size = byBin.length;
    for (int row = 0; row < count; row++) slots[row * size] = 0;
    for (int slot = 1; slot < size; slot++) write(slot, from, count, slots, slot, size);
  }

  /// Writes what fills a slot of some rows into every so many-eth place.
  private void write(int slot, int from, int count, int[] target, int to, int step) {
    int[] each = byBin[slot];
    if (chars[slot].length > 0) {
      char[] bins = chars[slot];
      for (int row = 0, at = first + from, place = to; row < count; row++, at++, place += step) {
        target[place] = each[bins[at]];
      }
      return;
    }
    byte[] bins = bytes[slot];
    for (int row = 0, at = first + from, place = to; row < count; row++, at++, place += step) {
      target[place] = each[bins[at] & 0xFF];
    }
  }
}
