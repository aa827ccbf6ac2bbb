package dev.lathe.math;

/// The products of a matrix's columns with one another, `XᵀWX`: what normal equations are made of.
///
/// **Cost.** `rows · columns² / 2` multiplications, on all of [Workers#current].
///
/// **Order of addition.** Rows are cut into blocks as [RowSums] does, or, where the result is too
/// large for that, all rows are added in their order; either depends on the sizes alone.
public final class Gram {
  private static final int BAND = 64;
  private static final int SMALL = 256;

  private Gram() {}

  /// `XᵀWX`, all of the symmetric matrix.
  ///
  /// @param weights one number for each row, the diagonal of `W`
  public static Matrix of(Matrix matrix, double[] weights) {
    int columns = matrix.columns();
    if (weights.length != matrix.rows()) {
      throw new IllegalArgumentException(
          "there are %s weights for %s rows".formatted(weights.length, matrix.rows()));
    }
    double[] sums;
    if (columns <= SMALL) {
      sums =
          RowSums.of(
              matrix.rows(),
              columns * columns,
              (from, to, part) -> add(matrix, weights, new Range(from, to), 0, columns, part));
    } else {
      sums = new double[columns * columns];
      var all = new Range(0, matrix.rows());
      int bands = (columns + BAND - 1) / BAND;
      Workers.current()
          .forEach(
              bands,
              band -> {
                int first = band * BAND;
                add(matrix, weights, all, first, Math.min(columns, first + BAND), sums);
              });
    }
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < i; j++) {
        sums[i * columns + j] = sums[j * columns + i];
      }
    }
    return Matrix.ofRows(columns, columns, sums);
  }

  private record Range(int from, int to) {}

  /// Adds the rows' products of columns `first` to `last` with themselves and all later columns;
  /// four rows at a time, so that each sum is read and written once for four products.
  private static void add(
      Matrix matrix, double[] weights, Range rows, int first, int last, double[] sums) {
    double[] x = matrix.values;
    int columns = matrix.columns();
    int row = rows.from;
    for (; row + 4 <= rows.to; row += 4) {
      if (row % 1024 == 0) Workers.stopIfInterrupted();
      int r0 = row * columns;
      int r1 = r0 + columns;
      int r2 = r1 + columns;
      int r3 = r2 + columns;
      for (int i = first; i < last; i++) {
        double a0 = weights[row] * x[r0 + i];
        double a1 = weights[row + 1] * x[r1 + i];
        double a2 = weights[row + 2] * x[r2 + i];
        double a3 = weights[row + 3] * x[r3 + i];
        if (a0 == 0 && a1 == 0 && a2 == 0 && a3 == 0) continue;
        int at = i * columns;
        for (int j = i; j < columns; j++) {
          sums[at + j] += (a0 * x[r0 + j] + a1 * x[r1 + j]) + (a2 * x[r2 + j] + a3 * x[r3 + j]);
        }
      }
    }
    for (; row < rows.to; row++) {
      for (int i = first; i < last; i++) {
        double a = weights[row] * x[row * columns + i];
        for (int j = i; j < columns; j++) {
          sums[i * columns + j] += a * x[row * columns + j];
        }
      }
    }
  }
}
