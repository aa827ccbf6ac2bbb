package dev.lathe.learn.tree.loss;

/// Divides rows into blocks.
final class Blocks {
  private static final int ROWS = 4096;

  private Blocks() {}

  /// Blocks of as many rows each, the last of fewer.
  static int[] even(int rows) {
    int count = (rows + ROWS - 1) / ROWS;
    int[] bounds = new int[count + 1];
    for (int block = 0; block < count; block++) bounds[block] = block * ROWS;
    bounds[count] = rows;
    return bounds;
  }
}
