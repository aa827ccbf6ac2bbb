package dev.lathe.learn.linear;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.math.Kernels;
import dev.lathe.math.Matrix;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;

/// The rows that a linear learner solves for: columns shifted to a weighted mean of zero and, where
/// asked, scaled to a weighted deviation of one. The shift leaves the penalised coefficients as
/// they are, since the intercept takes it up; both make the equations better behaved.
final class Design {
  private static final int BLOCK = 512;

  private final Matrix matrix;
  private final double[] means;
  private final double[] scales;
  private final double[] weights;
  private final double totalWeight;

  private Design(
      Matrix matrix, double[] means, double[] scales, double[] weights, double totalWeight) {
    this.matrix = matrix;
    this.means = means;
    this.scales = scales;
    this.weights = weights;
    this.totalWeight = totalWeight;
  }

  /// Columns of mean zero.
  static Design centred(Frame frame, double[] weights) {
    return of(frame, weights, false);
  }

  /// Columns of mean zero and deviation one; constant ones are zero.
  static Design standardised(Frame frame, double[] weights) {
    return of(frame, weights, true);
  }

  private static Design of(Frame frame, double[] weights, boolean scaled) {
    List<Numbers> inputs = Inputs.of(frame);
    double total = Kernels.best().sum(weights, 0, weights.length);
    double[] means = new double[inputs.size()];
    double[] scales = new double[inputs.size()];
    Arrays.fill(scales, 1);
    Workers.current()
        .forEach(
            means.length,
            column -> {
              double[] values = inputs.get(column).toArray();
              means[column] = mean(frame.names().get(column), values, weights, total);
              if (scaled) scales[column] = deviation(values, means[column], weights, total);
            });
    return new Design(matrix(weights.length, inputs, means, scales), means, scales, weights, total);
  }

  private static double mean(String name, double[] values, double[] weights, double total) {
    double mean = Kernels.best().dot(values, 0, weights, 0, values.length) / total;
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "column '%s' has missing or infinite values; fill them first".formatted(name));
    }
    return mean;
  }

  private static double deviation(double[] values, double mean, double[] weights, double total) {
    double sum = 0;
    for (int row = 0; row < values.length; row++) {
      double difference = values[row] - mean;
      sum += weights[row] * difference * difference;
    }
    double deviation = Math.sqrt(sum / total);
    return deviation > 1e-12 * Math.abs(mean) && deviation > 0 ? deviation : 1;
  }

  private static Matrix matrix(int rows, List<Numbers> inputs, double[] means, double[] scales) {
    int width = inputs.size();
    double[] cells = new double[Matrix.size(rows, width)];
    Workers.current()
        .forEach(
            (rows + BLOCK - 1) / BLOCK,
            block -> {
              int from = block * BLOCK;
              int length = Math.min(BLOCK, rows - from);
              double[] values = new double[length];
              for (int column = 0; column < width; column++) {
                inputs.get(column).copyTo(from, values, 0, length);
                for (int i = 0, at = from * width + column; i < length; i++, at += width) {
                  cells[at] = (values[i] - means[column]) / scales[column];
                }
              }
            });
    return Matrix.ofRows(rows, width, cells);
  }

  /// The shifted and scaled columns.
  Matrix matrix() {
    return matrix;
  }

  /// How much each row counts.
  double[] weights() {
    return weights;
  }

  /// What the rows count together.
  double totalWeight() {
    return totalWeight;
  }

  /// By what each column was divided.
  double[] scales() {
    return scales;
  }

  /// Brings a fitted line from these columns back to those of the frame.
  ///
  /// @param line one coefficient for each column; changed in place
  /// @param intercept the line's value where these columns are zero
  /// @return the line's value where the frame's columns are zero
  double uncentre(double[] line, double intercept) {
    double shifted = intercept;
    for (int column = 0; column < line.length; column++) {
      line[column] /= scales[column];
      shifted -= line[column] * means[column];
    }
    return shifted;
  }
}
