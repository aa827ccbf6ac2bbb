package dev.lathe.learn.additive;

/*
 * Moves out of the surface of a pair what curves could tell: its means along either axis, weighted
 * by the rows, go over to the curves, and the curves' means to the intercept. What all of them add
 * up to stays as it was in every cell.
 *
 * Source: Lengerich, Tan, Chang, Hooker and Caruana, "Purifying interaction effects with the
 * functional ANOVA", AISTATS 2020, algorithm 1 (mass moving).
 */
final class Purification {
  private static final int MOST_SWEEPS = 2000;
  private static final double NOTHING = 1e-13;

  private final double[] weights;
  private final int rows;
  private final int columns;

  /// @param weights the weight of the rows in each cell
  /// @param rows cells of the first axis
  /// @param columns cells of the second axis
  Purification(double[] weights, int rows, int columns) {
    this.weights = weights;
    this.rows = rows;
    this.columns = columns;
  }

  /// Takes the means out of one score of a surface.
  ///
  /// @param values `(rows, columns, width)`, changed
  /// @param byRow what was taken from each row is added here
  /// @param byColumn what was taken from each column is added here
  void run(double[] values, int width, int score, double[] byRow, double[] byColumn) {
    double size = 0;
    for (int cell = 0; cell < weights.length; cell++) {
      size = Math.max(size, Math.abs(values[cell * width + score]));
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double moved = 0;
      for (int row = 0; row < rows; row++) {
        double mean = take(values, width, score, row * columns, 1, columns);
        byRow[row] += mean;
        moved = Math.max(moved, Math.abs(mean));
      }
      for (int column = 0; column < columns; column++) {
        double mean = take(values, width, score, column, columns, rows);
        byColumn[column] += mean;
        moved = Math.max(moved, Math.abs(mean));
      }
      if (moved <= NOTHING * size) return;
    }
  }

  /// Takes the weighted mean out of some cells.
  private double take(double[] values, int width, int score, int from, int stride, int count) {
    double mean = mean(values, weights, width, score, from, stride, count);
    if (mean == 0) return 0;
    for (int i = 0; i < count; i++) values[(from + i * stride) * width + score] -= mean;
    return mean;
  }

  /// The weighted mean of some cells, 0 where they have no weight.
  static double mean(
      double[] values, double[] weights, int width, int score, int from, int stride, int count) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < count; i++) {
      int cell = from + i * stride;
      sum += weights[cell] * values[cell * width + score];
      total += weights[cell];
    }
    return total > 0 ? sum / total : 0;
  }
}
