package dev.lathe.learn.tree.shap;

import java.util.Arrays;

/// What is added up for a block of rows: for each output the values of the columns, and of their
/// pairs where they are asked for.
final class Sums {
  private final int columns;
  private final int rows;
  private final double[][] values;
  private final double[][] pairs;

  Sums(int outputs, int columns, int rows, boolean withPairs) {
    this.columns = columns;
    this.rows = rows;
    values = new double[outputs * columns][rows];
    pairs = new double[withPairs ? outputs * columns * columns : 0][];
  }

  boolean withPairs() {
    return pairs.length > 0;
  }

  int rows() {
    return rows;
  }

  /// The sums of a column, one for each row.
  double[] of(int output, int column) {
    return values[output * columns + column];
  }

  /// The sums of two columns together, one for each row; their order does not matter.
  double[] of(int output, int column, int other) {
    int at = (output * columns + Math.min(column, other)) * columns + Math.max(column, other);
    if (pairs[at] == null) pairs[at] = new double[rows];
    return pairs[at];
  }

  /// Writes the values of a row, then the expected score.
  void write(int row, double[] expected, double[] target, int at) {
    int to = at;
    for (int output = 0; output < expected.length; output++) {
      for (int column = 0; column < columns; column++) target[to++] = of(output, column)[row];
      target[to++] = expected[output];
    }
  }

  /// Writes the table of a row's pairs for each output: what two columns do together, halved, on
  /// either side; on the diagonal what is left of a column's value; the expected score at the end.
  void writePairs(int row, double[] expected, double[] target, int at) {
    int width = columns + 1;
    for (int output = 0; output < expected.length; output++) {
      int from = at + output * width * width;
      Arrays.fill(target, from, from + width * width, 0);
      for (int column = 0; column < columns; column++) {
        double own = of(output, column)[row];
        for (int other = 0; other < columns; other++) {
          int place = (output * columns + Math.min(column, other)) * columns;
          double[] both = pairs[place + Math.max(column, other)];
          if (other == column || both == null) continue;
          target[from + column * width + other] = both[row];
          own -= both[row];
        }
        target[from + column * width + column] = own;
      }
      target[from + width * width - 1] = expected[output];
    }
  }
}
