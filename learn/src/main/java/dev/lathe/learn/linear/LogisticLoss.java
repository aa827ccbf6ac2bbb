package dev.lathe.learn.linear;

import dev.lathe.math.Kernels;
import dev.lathe.math.Lbfgs;
import dev.lathe.math.Matrix;
import dev.lathe.math.RowSums;

/*
 * A point holds, line after line, a coefficient for each column of the design and then the intercept.
 * Two classes need one line, whose height is the log odds of the second; several classes have a line
 * each, and probabilities are the softmax of their heights. Both are solved for standardised columns,
 * where the function is about equally curved in all directions; the penalty is on the coefficients of
 * the columns as they came, so a standardised one counts divided by its column's deviation.
 * Everything is divided by the total weight, which makes one tolerance fit all sizes.
 */

/// What logistic regression minimises: the mean loss of the true classes, with the penalty.
final class LogisticLoss implements Lbfgs.Objective {
  private final Design design;
  private final Matrix matrix;
  private final int[] codes;
  private final int lines;
  private final double alpha;

  LogisticLoss(Design design, int[] codes, int classes, double alpha) {
    this.design = design;
    this.matrix = design.matrix();
    this.codes = codes;
    this.lines = classes == 2 ? 1 : classes;
    this.alpha = alpha;
  }

  /// No coefficients, and intercepts that give each class its share.
  double[] start() {
    double[] shares = new double[Math.max(2, lines)];
    double least = design.totalWeight() * 1e-6;
    for (int row = 0; row < codes.length; row++) {
      shares[codes[row]] += design.weights()[row];
    }
    double mean = 0;
    for (int code = 0; code < shares.length; code++) {
      shares[code] = Math.log(Math.max(least, shares[code]));
      mean += shares[code] / shares.length;
    }
    double[] point = new double[lines * stride()];
    for (int line = 0; line < lines; line++) {
      point[line * stride() + matrix.columns()] =
          lines == 1 ? shares[1] - shares[0] : shares[line] - mean;
    }
    return point;
  }

  private int stride() {
    return matrix.columns() + 1;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    int size = point.length;
    double[] sums =
        RowSums.of(
            matrix.rows(),
            size + 1,
            (from, to, part) -> {
              if (lines == 1) {
                addTwo(point, from, to, part);
              } else {
                addSeveral(point, from, to, part);
              }
            });
    double total = design.totalWeight();
    double penalty = 0;
    for (int i = 0; i < size; i++) {
      gradient[i] = sums[i] / total;
      int column = i % stride();
      if (column < matrix.columns()) {
        double scale = design.scales()[column];
        double slope = point[i] / scale;
        penalty += slope * slope;
        gradient[i] += alpha * slope / scale / total;
      }
    }
    return (sums[size] + alpha * penalty / 2) / total;
  }

  private void addTwo(double[] point, int from, int to, double[] sums) {
    int columns = matrix.columns();
    for (int row = from; row < to; row++) {
      double weight = design.weights()[row];
      double height = point[columns] + matrix.rowDot(row, point, 0);
      boolean positive = codes[row] == 1;
      sums[columns + 1] += weight * softplus(positive ? -height : height);
      double slope = weight * (probability(height) - (positive ? 1 : 0));
      matrix.addRow(row, slope, sums, 0);
      sums[columns] += slope;
    }
  }

  private void addSeveral(double[] point, int from, int to, double[] sums) {
    int columns = matrix.columns();
    double[] heights = new double[lines];
    for (int row = from; row < to; row++) {
      double weight = design.weights()[row];
      for (int line = 0; line < lines; line++) {
        int at = line * stride();
        heights[line] = point[at + columns] + matrix.rowDot(row, point, at);
      }
      double trueHeight = heights[codes[row]];
      sums[lines * stride()] += weight * (softmax(heights, 0, lines) - trueHeight);
      for (int line = 0; line < lines; line++) {
        double slope = weight * (heights[line] - (line == codes[row] ? 1 : 0));
        matrix.addRow(row, slope, sums, line * stride());
        sums[line * stride() + columns] += slope;
      }
    }
  }

  /// The probability that belongs to these log odds.
  static double probability(double height) {
    return 1 / (1 + Math.exp(-height));
  }

  /// The logarithm of `1 + exp(height)`.
  private static double softplus(double height) {
    return Math.max(0, height) + Math.log1p(Math.exp(-Math.abs(height)));
  }

  /// Turns heights into probabilities, in place; gives the logarithm of the sum of their
  /// exponentials.
  static double softmax(double[] heights, int from, int length) {
    double largest = heights[from];
    for (int i = from + 1; i < from + length; i++) {
      largest = Math.max(largest, heights[i]);
    }
    for (int i = from; i < from + length; i++) {
      heights[i] = Math.exp(heights[i] - largest);
    }
    double sum = Kernels.best().sum(heights, from, length);
    for (int i = from; i < from + length; i++) {
      heights[i] /= sum;
    }
    return largest + Math.log(sum);
  }
}
