package dev.lathe.benchmarks.peers;

import dev.lathe.learn.tree.ensemble.Trees;
import java.util.SplittableRandom;

/// Small made-up rows with all that trees have to deal with, and rows that lie on and beside what
/// trees ask.
final class ForeignRows {
  static final int ROWS = 800;
  static final int WIDTH = 5;
  static final String[] NAMES = {"age", "income", "visits", "port", "street"};

  final double[] cells = new double[ROWS * WIDTH];
  final float[] labels = new float[ROWS];

  /// Columns of numbers, with missing ones, with many zeros, and codes of 8 and of 300 categories.
  ///
  /// @param classes 0 for numbers above 0
  ForeignRows(int classes, long seed) {
    var random = new SplittableRandom(seed);
    for (int row = 0; row < ROWS; row++) {
      int at = row * WIDTH;
      cells[at] = random.nextGaussian() * 12 + 40;
      cells[at + 1] = random.nextInt(8) == 0 ? Double.NaN : Math.exp(random.nextGaussian());
      cells[at + 2] = random.nextInt(3) == 0 ? 0 : random.nextInt(-4, 9) / 4.0;
      cells[at + 3] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(8);
      cells[at + 4] = random.nextInt(300);
      double income = Double.isNaN(cells[at + 1]) ? 2 : cells[at + 1];
      double signal =
          (cells[at] - 40) / 12
              + income / 2
              + (cells[at + 2] == 0 ? 1 : cells[at + 2] / 2)
              + ((int) cells[at + 3] % 3 == 1 ? 1.5 : 0)
              + (((int) cells[at + 4]) * 7 % 11) / 8.0
              + random.nextGaussian() / 3;
      labels[row] =
          classes == 0
              ? (float) Math.max(0.05, signal + 1)
              : (float) Math.max(0, Math.min(classes - 1, Math.floor(signal * classes / 5)));
    }
  }

  /// Rows among which many lie on or next to what some node asks.
  ///
  /// @param columnOf the column of the rows that each column of the trees reads
  double[] asked(Trees trees, int[] columnOf, int count, long seed) {
    var random = new SplittableRandom(seed);
    double[] rows = new double[count * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      int column = i % WIDTH;
      rows[i] = cells[random.nextInt(ROWS) * WIDTH + column];
      int kind = random.nextInt(12);
      if (kind == 0) rows[i] = Double.NaN;
      if (kind == 1) rows[i] = random.nextBoolean() ? 0 : 1e-36;
      if (kind == 2) rows[i] = -0.0;
      if (kind == 3 && column > 2) rows[i] = random.nextInt(-3, 400) + random.nextInt(4) / 4.0;
      if (kind < 4 || column > 2) continue;
      int node = random.nextInt(trees.nodes());
      boolean here = trees.left(node) != 0 && !trees.category(node);
      if (!here || columnOf[trees.column(node)] != column) continue;
      double asked = trees.value(node);
      rows[i] =
          switch (random.nextInt(5)) {
            case 0 -> Math.nextUp(asked);
            case 1 -> Math.nextDown(asked);
            case 2 -> Math.nextUp((float) asked);
            case 3 -> Math.nextDown((float) asked);
            default -> asked;
          };
    }
    return rows;
  }
}
