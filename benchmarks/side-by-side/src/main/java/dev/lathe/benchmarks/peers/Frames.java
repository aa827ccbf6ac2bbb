package dev.lathe.benchmarks.peers;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import java.util.ArrayList;
import java.util.stream.IntStream;

/// Sheets as frames: columns `x0`, `x1` …, and `target`; levels and classes `c0`, `c1` …
final class Frames {
  static final String TARGET = "target";

  private Frames() {}

  /// The rows of a sheet without what is to be predicted.
  static Frame inputs(Sheet rows) {
    return frame(rows, false);
  }

  /// The rows of a sheet with what is to be predicted.
  static Frame whole(Sheet rows) {
    return frame(rows, true);
  }

  private static Frame frame(Sheet rows, boolean withTarget) {
    var names = new ArrayList<String>();
    var columns = new ArrayList<Column>();
    double[] values = new double[rows.rows()];
    for (int column = 0; column < rows.width(); column++) {
      names.add("x" + column);
      rows.copy(column, values);
      columns.add(
          rows.levels(column) == 0 ? Numbers.of(values) : coded(values, rows.levels(column)));
    }
    if (withTarget) {
      names.add(TARGET);
      columns.add(
          rows.kind() == Kind.REGRESSION
              ? Numbers.of(rows.target())
              : coded(rows.target(), rows.classes()));
    }
    return Frame.of(names, columns);
  }

  private static Categories coded(double[] values, int levels) {
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = Double.isNaN(values[row]) ? Categories.MISSING : (int) values[row];
    }
    return Categories.of(IntStream.range(0, levels).mapToObj(level -> "c" + level).toList(), codes);
  }
}
