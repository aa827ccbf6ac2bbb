package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;

/// Reads the numbers of a column a block of rows at a time, so that nobody needs a copy of a whole
/// column: yes is 1 and no 0, what is missing is `NaN`.
final class Values {
  /// How many rows are read at a time.
  static final int BLOCK = 1024;

  private static final int PROBES = 128;
  private static final double MOST_PROBES = 0.8 * PROBES;

  private Values() {}

  /// Copies the numbers of `count` rows beginning with row `from` to the front of `target`.
  static void copy(Column column, int from, int count, double[] target) {
    switch (column) {
      case Numbers numbers -> numbers.copyTo(from, target, 0, count);
      case YesNo answers -> {
        for (int i = 0; i < count; i++) target[i] = at(answers, from + i);
      }
      default -> throw Bins.wrongType("numbers", column);
    }
  }

  /// The number of a row.
  static double at(Column column, int row) {
    return switch (column) {
      case Numbers numbers -> numbers.at(row);
      case YesNo answers -> answers.missing(row) ? Double.NaN : answers.code(row);
      default -> throw Bins.wrongType("numbers", column);
    };
  }

  /// The numbers of all rows.
  static double[] all(Column column) {
    double[] values = new double[column.rows()];
    copy(column, 0, values.length, values);
    return values;
  }

  /// A number that most rows have, as far as a few rows tell, `NaN` where there seems to be none.
  ///
  /// **Source.** Boyer and Moore, *MJRTY: a fast majority vote algorithm*, 1981.
  static double common(Column column) {
    int rows = column.rows();
    if (rows < PROBES) return Double.NaN;
    double[] probes = new double[PROBES];
    for (int i = 0; i < PROBES; i++) probes[i] = at(column, (int) ((long) i * rows / PROBES)) + 0.0;
    double common = Double.NaN;
    int votes = 0;
    for (double probe : probes) {
      if (votes == 0) common = probe;
      votes += probe == common ? 1 : -1;
    }
    int count = 0;
    for (double probe : probes) count += probe == common ? 1 : 0;
    return count > MOST_PROBES ? common : Double.NaN;
  }
}
