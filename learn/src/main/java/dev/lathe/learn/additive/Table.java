package dev.lathe.learn.additive;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;

/// What a term adds in each of its cells.
final class Table {
  final double[] values;
  private final double[] errors;
  private final double[] weights;
  private final int width;

  /// @param values `(cells, scores)`
  /// @param errors `(cells, scores)`
  /// @param weights `(cells)`
  /// @param width how many scores there are
  Table(double[] values, double[] errors, double[] weights, int width) {
    this.values = values;
    this.errors = errors;
    this.weights = weights;
    this.width = width;
    if (values.length != (long) weights.length * width || errors.length != values.length) {
      throw new ModelFileException("the values of a term do not fit its cells");
    }
  }

  static Table from(Parts parts, int width) {
    return new Table(
        parts.doubles("values"), parts.doubles("errors"), parts.doubles("weights"), width);
  }

  Parts addTo(Parts parts) {
    return parts.with("values", values).with("errors", errors).with("weights", weights);
  }

  int cells() {
    return weights.length;
  }

  int width() {
    return width;
  }

  double value(int cell, int score) {
    return values[cell * width + score];
  }

  double error(int cell, int score) {
    return errors[cell * width + score];
  }

  double weight(int cell) {
    return weights[cell];
  }

  /// The mean size of what is added, over rows and scores.
  double importance() {
    double sum = 0;
    double total = 0;
    for (int cell = 0; cell < weights.length; cell++) {
      double sizes = 0;
      for (int k = 0; k < width; k++) sizes += Math.abs(value(cell, k));
      sum += weights[cell] * sizes / width;
      total += weights[cell];
    }
    return total > 0 ? sum / total : 0;
  }
}
