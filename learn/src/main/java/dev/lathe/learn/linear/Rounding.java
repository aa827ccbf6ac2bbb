package dev.lathe.learn.linear;

import dev.lathe.math.Cholesky;
import dev.lathe.math.Gram;
import dev.lathe.math.Matrix;
import java.util.ArrayList;
import java.util.List;

/*
 * For a class of share s the loss curves, while no column has a say, by s(1 − s)·XᵀWX plus the penalty.
 * With L·Lᵀ that matrix, the solver sees u = Lᵀ·b instead of b, and the gradient L⁻¹·g: in u the valley
 * is about round, which cuts the steps of the solver to a fraction where columns depend on one another,
 * and makes its tolerance one of the loss. Where columns are too many for that matrix, u is b.
 */

/// A change of coordinates that makes the loss of logistic regression about equally curved in all
/// directions. A point holds line after line, each with its columns and then the intercept.
final class Rounding {
  private static final int MOST_COLUMNS = 512;
  private static final int MOST_NUMBERS = 1 << 23;
  private static final double LEAST_SHARE = 1e-6;
  private static final double LEAST_CURVATURE = 1e-9;

  private final int columns;
  private final double[] deviations;
  private final List<Cholesky> factors;

  private Rounding(int columns, double[] deviations, List<Cholesky> factors) {
    this.columns = columns;
    this.deviations = deviations;
    this.factors = factors;
  }

  /// The coordinates for lines whose classes have these shares.
  ///
  /// @param penalties what each standardised column adds to the curvature of the mean loss
  static Rounding of(Design design, double[] shares, double[] penalties) {
    int columns = design.matrix().columns();
    double[] deviations = new double[shares.length];
    for (int line = 0; line < shares.length; line++) {
      double share = Math.clamp(shares[line], LEAST_SHARE, 1 - LEAST_SHARE);
      deviations[line] = Math.sqrt(share * (1 - share));
    }
    long numbers = (long) shares.length * columns * columns;
    if (columns > MOST_COLUMNS || numbers > MOST_NUMBERS) {
      return new Rounding(columns, deviations, List.of());
    }
    Matrix gram = Gram.of(design.matrix(), design.weights());
    List<Cholesky> factors = new ArrayList<>();
    for (double deviation : deviations) {
      double[] added = new double[columns];
      for (int column = 0; column < columns; column++) {
        added[column] = penalties[column] + LEAST_CURVATURE;
      }
      var curvature = gram.scaledPlusDiagonal(deviation * deviation / design.totalWeight(), added);
      var factor = Cholesky.of(curvature);
      if (factor.isEmpty()) return new Rounding(columns, deviations, List.of());
      factors.add(factor.get());
    }
    return new Rounding(columns, deviations, factors);
  }

  /// Turns the solver's coordinates into lines, in place.
  void toLines(double[] point) {
    for (int line = 0; line < deviations.length; line++) {
      int at = line * (columns + 1);
      if (!factors.isEmpty()) factors.get(line).divideTransposed(point, at);
      point[at + columns] /= deviations[line];
    }
  }

  /// Turns a gradient by the lines into one by the solver's coordinates, in place.
  void gradient(double[] gradient) {
    for (int line = 0; line < deviations.length; line++) {
      int at = line * (columns + 1);
      if (!factors.isEmpty()) factors.get(line).divide(gradient, at);
      gradient[at + columns] /= deviations[line];
    }
  }

  /// The solver's coordinate of an intercept.
  double intercept(int line, double height) {
    return height * deviations[line];
  }
}
