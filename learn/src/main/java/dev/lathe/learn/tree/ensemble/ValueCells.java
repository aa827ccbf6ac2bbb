package dev.lathe.learn.tree.ensemble;

/// Slots filled from rows of values.
final class ValueCells implements Cells {
  private final Slots encoding;
  private final double[] rows;
  private final int width;

  ValueCells(Slots encoding, double[] rows, int width) {
    this.encoding = encoding;
    this.rows = rows;
    this.width = width;
  }

  @Override
  public void columns(int from, int count, int[][] slots) {
    encoding.fill(rows, from * width, width, count, slots);
  }

  @Override
  public void rows(int from, int count, int[] slots) {
    for (int row = 0; row < count; row++) {
      encoding.fill(rows, (from + row) * width, slots, row * encoding.size());
    }
  }
}
