package dev.lathe.math;

import java.util.Arrays;
import java.util.Objects;

/// A table of numbers, held row after row.
///
/// ```java
/// var matrix = Matrix.ofColumns(new double[] {1, 2, 3}, new double[] {4, 5, 6});
/// double[] sums = matrix.times(new double[] {1, 1}); // 5, 7, 9
/// ```
public final class Matrix {
  private final int rows;
  private final int columns;
  final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /// A matrix over the given numbers, row after row; the array is kept, not copied, and belongs to
  /// the matrix from now on.
  public static Matrix ofRows(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "a matrix of %s rows and %s columns cannot have %s numbers"
              .formatted(rows, columns, values.length));
    }
    return new Matrix(rows, columns, values);
  }

  /// A matrix with a copy of the given columns, which are of equal length.
  public static Matrix ofColumns(double[]... columns) {
    int width = columns.length;
    int rows = width == 0 ? 0 : columns[0].length;
    double[] values = new double[size(rows, width)];
    for (int column = 0; column < width; column++) {
      double[] source = columns[column];
      if (source.length != rows) {
        throw new IllegalArgumentException(
            "column %s has %s rows, the first has %s".formatted(column, source.length, rows));
      }
      for (int row = 0, at = column; row < rows; row++, at += width) {
        values[at] = source[row];
      }
    }
    return new Matrix(rows, width, values);
  }

  /// How many numbers a matrix holds.
  ///
  /// @throws IllegalArgumentException when they are more than one array can hold
  public static int size(int rows, int columns) {
    long size = (long) rows * columns;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s rows of %s numbers are too many for one matrix; use fewer rows or columns"
              .formatted(rows, columns));
    }
    return (int) size;
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// How many columns there are.
  public int columns() {
    return columns;
  }

  /// The number at a place.
  public double at(int row, int column) {
    Objects.checkIndex(column, columns);
    return values[row * columns + column];
  }

  /// A copy of one row.
  public double[] row(int row) {
    double[] copy = new double[columns];
    System.arraycopy(values, row * columns, copy, 0, columns);
    return copy;
  }

  /// The sum of a row's numbers, each times its number in `vector`, which starts at `from`.
  public double rowDot(int row, double[] vector, int from) {
    return Kernels.best().dot(values, row * columns, vector, from, columns);
  }

  /// Adds a row, each number times `scale`, to `target`, from `from` on.
  public void addRow(int row, double scale, double[] target, int from) {
    Kernels.best().addScaled(scale, values, row * columns, target, from, columns);
  }

  /// Adds a row times a second matrix to `target`.
  ///
  /// @param other the second matrix, row after row, with a row for each column of this one and a
  ///   column for each number of `target`
  public void addRowTimes(int row, double[] other, double[] target) {
    int width = target.length;
    for (int column = 0; column < columns; column++) {
      double value = values[row * columns + column];
      int from = column * width;
      for (int i = 0; i < width; i++) {
        target[i] += value * other[from + i];
      }
    }
  }

  /// Adds all products of a row's numbers and those of `vector` to `target`.
  ///
  /// @param target row after row, with a row for each column of this matrix and a column for each
  ///   number of `vector`
  public void addOuter(int row, double[] vector, double[] target) {
    int width = vector.length;
    for (int column = 0; column < columns; column++) {
      double value = values[row * columns + column];
      int from = column * width;
      for (int i = 0; i < width; i++) {
        target[from + i] += value * vector[i];
      }
    }
  }

  /// The matrix times a column vector: one number for each row.
  public double[] times(double[] vector) {
    if (vector.length != columns) {
      throw new IllegalArgumentException(
          "the vector has %s numbers, the matrix %s columns".formatted(vector.length, columns));
    }
    double[] product = new double[rows];
    for (int row = 0; row < rows; row++) {
      product[row] = rowDot(row, vector, 0);
    }
    return product;
  }

  /// A copy of a square matrix with a number added to each entry of its diagonal.
  public Matrix plusDiagonal(double added) {
    double[] same = new double[rows];
    Arrays.fill(same, added);
    return scaledPlusDiagonal(1, same);
  }

  /// A copy of a square matrix times a number, with the given numbers added to its diagonal.
  public Matrix scaledPlusDiagonal(double scale, double[] added) {
    double[] copy = values.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] *= scale;
    }
    for (int i = 0; i < rows; i++) {
      copy[i * columns + i] += added[i];
    }
    return new Matrix(rows, columns, copy);
  }
}
