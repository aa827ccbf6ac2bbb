package dev.lathe.learn.tree.ensemble;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.NumberBins;

/// Slots filled from rows that were binned already: each bin stands for one filling of its column's
/// slots, made once by filling them from the upper end of the bin.
final class BinCells implements Cells {
  private final BinnedTable table;
  private final int first;
  private final byte[][] bySlot;
  private final int[][] byBin;

  BinCells(Trees trees, Slots encoding, BinnedTable table, int first) {
    if (table.width() != trees.width()) {
      throw new IllegalArgumentException(
          "the trees read %s columns and the binned rows have %s"
              .formatted(trees.width(), table.width()));
    }
    this.table = table;
    this.first = first;
    int[] columnOf = encoding.columns();
    bySlot = new byte[columnOf.length][];
    for (int slot = 1; slot < columnOf.length; slot++) bySlot[slot] = table.column(columnOf[slot]);
    byBin = new int[encoding.size()][256];
    for (int column = 0; column < table.width(); column++) {
      encoding.thresholds(column).ifPresent(new Cuts(table, column)::check);
    }
    double[] row = new double[table.width()];
    int[] slots = new int[encoding.size()];
    for (int bin = 0; bin < 256; bin++) {
      for (int column = 0; column < row.length; column++) row[column] = value(column, bin);
      encoding.fill(row, 0, slots, 0);
      for (int slot = 0; slot < slots.length; slot++) byBin[slot][bin] = slots[slot];
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
      byte[] bins = bySlot[slot];
      int[] each = byBin[slot];
      int[] target = slots[slot];
      for (int row = 0, at = first + from; row < count; row++, at++) {
        target[row] = each[bins[at] & 0xFF];
      }
    }
  }

  @Override
  public void rows(int from, int count, int[] slots) {
    int size = byBin.length;
    for (int row = 0; row < count; row++) slots[row * size] = 0;
    for (int slot = 1; slot < size; slot++) {
      byte[] bins = bySlot[slot];
      int[] each = byBin[slot];
      for (int row = 0, at = first + from, to = slot; row < count; row++, at++, to += size) {
        slots[to] = each[bins[at] & 0xFF];
      }
    }
  }
}
