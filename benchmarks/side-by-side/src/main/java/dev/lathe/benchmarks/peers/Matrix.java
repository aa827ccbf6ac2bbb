package dev.lathe.benchmarks.peers;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Rows beside one another outside the heap, as native libraries want them.
///
/// @param cells `rows × width` doubles, row by row
/// @param rows how many rows
/// @param width how many columns
record Matrix(MemorySegment cells, int rows, int width) {
  static Matrix of(Sheet sheet, Arena arena) {
    long rows = sheet.rows();
    int width = sheet.width();
    MemorySegment cells = arena.allocate(8 * rows * width, 64);
    double[] values = new double[sheet.rows()];
    for (int column = 0; column < width; column++) {
      sheet.copy(column, values);
      for (int row = 0; row < rows; row++) {
        cells.setAtIndex(ValueLayout.JAVA_DOUBLE, (long) row * width + column, values[row]);
      }
    }
    return new Matrix(cells, sheet.rows(), width);
  }

  /// The rows that are not zero, compressed: where each row begins, columns, values.
  record Sparse(MemorySegment starts, MemorySegment columns, MemorySegment values, long filled) {
    static Sparse of(Sheet sheet, Arena arena) {
      int rows = sheet.rows();
      int[] next = new int[rows + 1];
      double[][][] filled = new double[sheet.width()][][];
      for (int column = 0; column < filled.length; column++) {
        filled[column] = sheet.filled(column);
        for (double row : filled[column][0]) next[(int) row + 1]++;
      }
      for (int row = 0; row < rows; row++) next[row + 1] += next[row];
      MemorySegment starts = arena.allocateFrom(ValueLayout.JAVA_INT, next);
      long count = next[rows];
      MemorySegment columns = arena.allocate(4 * count, 64);
      MemorySegment values = arena.allocate(8 * count, 64);
      for (int column = 0; column < filled.length; column++) {
        for (int i = 0; i < filled[column][0].length; i++) {
          int at = next[(int) filled[column][0][i]]++;
          columns.setAtIndex(ValueLayout.JAVA_INT, at, column);
          values.setAtIndex(ValueLayout.JAVA_DOUBLE, at, filled[column][1][i]);
        }
      }
      return new Sparse(starts, columns, values, count);
    }

    long bytes() {
      return starts.byteSize() + columns.byteSize() + values.byteSize();
    }
  }
}
