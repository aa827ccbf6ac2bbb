package dev.lathe.learn.linear;

import dev.lathe.math.Kernels;
import dev.lathe.math.Lbfgs;
import dev.lathe.math.Matrix;
import dev.lathe.math.RowSums;
import java.util.Arrays;

/*
 * Lines lie one after another, each with a coefficient for every column of the design and then the
 * intercept. Two classes need one line, whose height is the log odds of the second; several classes
 * have a line each, and probabilities are the softmax of their heights. The columns are standardised,
 * but the penalty is on the coefficients of the columns as they came: a standardised one counts divided
 * by its column's deviation. Everything is divided by the total weight, and the solver works in the
 * coordinates of Rounding, which makes one tolerance fit all sizes.
 */

/// What logistic regression minimises: the mean loss of the true classes, with the penalty.
final class LogisticLoss implements Lbfgs.Objective {
  private static final double LEAST_SHARE = 1e-6;

  private final Design design;
  private final Matrix matrix;
  private final int[] codes;
  private final double alpha;
  private final double[] shares;
  private final Rounding rounding;

  LogisticLoss(Design design, int[] codes, int classes, double alpha) {
    this.design = design;
    this.matrix = design.matrix();
    this.codes = codes;
    this.alpha = alpha;
    shares = shares(design, codes, classes);
    double[] penalties = new double[matrix.columns()];
    Arrays.setAll(penalties, this::penalty);
    rounding = Rounding.of(design, shares, penalties);
  }

  private static double[] shares(Design design, int[] codes, int classes) {
    double[] shares = new double[classes];
    for (int row = 0; row < codes.length; row++) {
      shares[codes[row]] += design.weights()[row] / design.totalWeight();
    }
    return classes == 2 ? new double[] {shares[1]} : shares;
  }

  /// What the penalty adds to the curvature along a standardised column.
  private double penalty(int column) {
    double scale = design.scales()[column];
    return alpha / (scale * scale * design.totalWeight());
  }

  private int lines() {
    return shares.length;
  }

  private int stride() {
    return matrix.columns() + 1;
  }

  /// The solver's coordinates of lines without slope that give each class its share.
  double[] start() {
    double[] heights = new double[lines()];
    double mean = 0;
    for (int line = 0; line < lines(); line++) {
      double share = Math.clamp(shares[line], LEAST_SHARE, 1 - LEAST_SHARE);
      heights[line] = Math.log(lines() == 1 ? share / (1 - share) : share);
      mean += heights[line] / lines();
    }
    double[] point = new double[lines() * stride()];
    for (int line = 0; line < lines(); line++) {
      double height = lines() == 1 ? heights[line] : heights[line] - mean;
      point[line * stride() + matrix.columns()] = rounding.intercept(line, height);
    }
    return point;
  }

  /// The lines that a point of the solver stands for.
  double[] lines(double[] point) {
    double[] lines = point.clone();
    rounding.toLines(lines);
    return lines;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double[] lines = lines(point);
    int size = lines.length;
    double[] across = transposed(lines, lines(), stride());
    double[] sums =
        RowSums.of(
            matrix.rows(),
            size + 1,
            (from, to, part) -> {
              if (lines() == 1) {
                addTwo(lines, from, to, part);
              } else {
                addSeveral(across, from, to, part);
              }
            });
    double[] slopes = transposed(sums, stride(), lines());
    double value = sums[size] / design.totalWeight();
    for (int i = 0; i < size; i++) {
      gradient[i] = slopes[i] / design.totalWeight();
      int column = i % stride();
      if (column < matrix.columns()) {
        double pull = penalty(column) * lines[i];
        gradient[i] += pull;
        value += pull * lines[i] / 2;
      }
    }
    rounding.gradient(gradient);
    return value;
  }

  private static double[] transposed(double[] cells, int rows, int columns) {
    double[] across = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        across[column * rows + row] = cells[row * columns + column];
      }
    }
    return across;
  }

  private void addTwo(double[] line, int from, int to, double[] sums) {
    int columns = matrix.columns();
    for (int row = from; row < to; row++) {
      double weight = design.weights()[row];
      double height = line[columns] + matrix.rowDot(row, line, 0);
      boolean positive = codes[row] == 1;
      sums[columns + 1] += weight * softplus(positive ? -height : height);
      double slope = weight * (probability(height) - (positive ? 1 : 0));
      matrix.addRow(row, slope, sums, 0);
      sums[columns] += slope;
    }
  }

  /// Both the lines and the sums are held column after column here, with all lines side by side, so
  /// that every inner loop runs over the lines.
  private void addSeveral(double[] across, int from, int to, double[] sums) {
    int width = lines();
    int columns = matrix.columns();
    double[] heights = new double[width];
    for (int row = from; row < to; row++) {
      double weight = design.weights()[row];
      System.arraycopy(across, columns * width, heights, 0, width);
      matrix.addRowTimes(row, across, heights);
      double trueHeight = heights[codes[row]];
      sums[stride() * width] += weight * (softmax(heights, 0, width) - trueHeight);
      heights[codes[row]] -= 1;
      for (int line = 0; line < width; line++) {
        heights[line] *= weight;
        sums[columns * width + line] += heights[line];
      }
      matrix.addOuter(row, heights, sums);
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
