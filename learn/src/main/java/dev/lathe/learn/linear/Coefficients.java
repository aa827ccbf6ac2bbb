package dev.lathe.learn.linear;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.math.Kernels;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lines over the same columns: for each an intercept, and a coefficient for each column.
final class Coefficients {
  private static final String TYPE = "coefficients.v1";
  private static final int BLOCK = 1024;

  private final List<String> columns;
  private final double[] intercepts;
  private final double[] slopes;

  /// Lines from their parts, which are kept, not copied.
  ///
  /// @param columns the prepared columns
  /// @param intercepts one for each line
  /// @param slopes line after line, one for each column
  Coefficients(List<String> columns, double[] intercepts, double[] slopes) {
    if (slopes.length != (long) intercepts.length * columns.size()) {
      throw new ModelFileException(
          "%s coefficients do not make %s lines over %s columns"
              .formatted(slopes.length, intercepts.length, columns.size()));
    }
    this.columns = List.copyOf(columns);
    this.intercepts = intercepts;
    this.slopes = slopes;
  }

  static Coefficients from(Parts parts) {
    return new Coefficients(
        parts.texts("columns"), parts.doubles("intercepts"), parts.doubles("slopes"));
  }

  Parts parts() {
    return Parts.of(TYPE)
        .with("columns", columns)
        .with("intercepts", intercepts)
        .with("slopes", slopes);
  }

  int lines() {
    return intercepts.length;
  }

  long work() {
    return (long) slopes.length + intercepts.length;
  }

  double intercept(int line) {
    return intercepts[line];
  }

  Map<String, Double> slopes(int line) {
    Map<String, Double> byColumn = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      byColumn.put(columns.get(column), slopes[line * columns.size() + column]);
    }
    return byColumn;
  }

  /// The lines' heights, line after line, `(lines, rows)`. Each row is added up in the order of the
  /// columns, whatever rows stand beside it.
  double[] heights(Frame prepared) {
    List<Numbers> inputs = Inputs.of(prepared);
    if (inputs.size() != columns.size()) {
      throw new IllegalArgumentException(
          "the model has %s coefficients, the prepared frame %s columns"
              .formatted(columns.size(), inputs.size()));
    }
    int rows = prepared.rows();
    double[] heights = new double[lines() * rows];
    double[] values = new double[Math.min(BLOCK, rows)];
    for (int from = 0; from < rows; from += BLOCK) {
      int length = Math.min(BLOCK, rows - from);
      for (int line = 0; line < lines(); line++) {
        Arrays.fill(heights, line * rows + from, line * rows + from + length, intercepts[line]);
      }
      for (int column = 0; column < inputs.size(); column++) {
        inputs.get(column).copyTo(from, values, 0, length);
        for (int line = 0; line < lines(); line++) {
          double slope = slopes[line * columns.size() + column];
          Kernels.best().addScaled(slope, values, 0, heights, line * rows + from, length);
        }
      }
    }
    return heights;
  }
}
