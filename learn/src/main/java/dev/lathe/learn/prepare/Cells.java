package dev.lathe.learn.prepare;

import dev.lathe.frame.Numbers;
import dev.lathe.math.Workers;
import java.util.Arrays;

/// A table that is zero in most places, given row by row and taken column by column.
final class Cells {
  private final int[] ends;
  private int[] rows = new int[1024];
  private int[] at = new int[1024];
  private float[] values = new float[1024];
  private int size;

  Cells(int columns) {
    ends = new int[columns];
  }

  void add(int row, int column, float value) {
    if (size == rows.length) {
      int more = Math.addExact(size, size / 2);
      rows = Arrays.copyOf(rows, more);
      at = Arrays.copyOf(at, more);
      values = Arrays.copyOf(values, more);
    }
    rows[size] = row;
    at[size] = column;
    values[size++] = value;
    ends[column]++;
  }

  /// The columns, to be taken once.
  Numbers[] columns(int height) {
    int[] order = order();
    Numbers[] columns = new Numbers[ends.length];
    Workers.current()
        .forEach(
            columns.length,
            column -> {
              double[] made = new double[height];
              for (int i = column == 0 ? 0 : ends[column - 1]; i < ends[column]; i++) {
                made[rows[order[i]]] = values[order[i]];
              }
              columns[column] = Numbers.of(made);
            });
    return columns;
  }

  /// The cells by column; `ends` then says where each column's end.
  private int[] order() {
    int[] next = new int[ends.length];
    for (int column = 1; column < ends.length; column++) {
      next[column] = next[column - 1] + ends[column - 1];
    }
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[next[at[i]]++] = i;
    }
    System.arraycopy(next, 0, ends, 0, ends.length);
    return order;
  }
}
