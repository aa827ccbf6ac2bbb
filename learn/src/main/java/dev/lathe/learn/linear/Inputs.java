package dev.lathe.learn.linear;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import java.util.ArrayList;
import java.util.List;

/// The columns of a prepared frame as numbers.
final class Inputs {
  private Inputs() {}

  /// All columns in order; yes and no are 1 and 0.
  ///
  /// @throws IllegalArgumentException when a column holds something else
  static List<Numbers> of(Frame frame) {
    List<Numbers> inputs = new ArrayList<>();
    for (int column = 0; column < frame.width(); column++) {
      inputs.add(numbers(frame.names().get(column), frame.column(column)));
    }
    return inputs;
  }

  private static Numbers numbers(String name, Column column) {
    return switch (column) {
      case Numbers numbers -> numbers;
      case YesNo answers -> {
        double[] values = new double[answers.rows()];
        for (int row = 0; row < values.length; row++) {
          values[row] = answers.missing(row) ? Double.NaN : answers.code(row);
        }
        yield Numbers.of(values);
      }
      default ->
          throw new IllegalArgumentException(
              "column '%s' holds %s; encode it as numbers first"
                  .formatted(name, column.type().key()));
    };
  }
}
