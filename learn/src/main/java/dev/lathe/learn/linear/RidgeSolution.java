package dev.lathe.learn.linear;

import dev.lathe.math.Cholesky;
import dev.lathe.math.Gram;
import dev.lathe.math.Kernels;
import dev.lathe.math.Matrix;
import dev.lathe.math.RowSums;
import dev.lathe.math.Workers;
import java.util.Comparator;
import java.util.List;

/*
 * With X the centred columns, y the centred target, W the weights and n their sum, the coefficients
 * for a strength a solve (XᵀWX + aI)·b = XᵀWy. All that is asked of the rows is XᵀWX, XᵀWy and yᵀWy,
 * taken once; each strength then costs one factorisation:
 *
 *   rss = yᵀWy − bᵀXᵀWy − a·bᵀb
 *   freedom = 1 + columns − a·trace((XᵀWX + aI)⁻¹)      the 1 is the intercept
 *   gcv = n·rss / (n − freedom)²
 *
 * Golub, Heath and Wahba, Generalized cross-validation as a method for choosing a good ridge
 * parameter, Technometrics 1979, equation 1.4. Weights count as repetitions there too.
 */

/// The coefficients of ridge regression for one strength of the penalty.
///
/// @param strength of the penalty
/// @param line one coefficient for each column of the design; no copy
/// @param error of generalised cross-validation, in the unit of the target squared; infinite where
///   the fit uses up all freedom
@SuppressWarnings("ArrayRecordComponent") // lives between two lines of a fit
record RidgeSolution(double strength, double[] line, double error) {
  private static final double LEAST_FREEDOM = 1e-6;

  /// The best of the solutions for these strengths; of equals the strongest penalty.
  ///
  /// @param target centred
  static RidgeSolution best(Design design, double[] target, double[] strengths) {
    var equations = Equations.of(design, target);
    List<RidgeSolution> solutions =
        Workers.current().map(strengths.length, i -> equations.solve(strengths[i]));
    return solutions.stream()
        .min(
            Comparator.comparingDouble(RidgeSolution::error)
                .thenComparing(Comparator.comparingDouble(RidgeSolution::strength).reversed()))
        .orElseThrow();
  }

  private record Equations(Matrix gram, double[] moments, double targetSquares, double rows) {
    static Equations of(Design design, double[] target) {
      var matrix = design.matrix();
      double[] weighted = new double[target.length];
      for (int row = 0; row < target.length; row++) {
        weighted[row] = design.weights()[row] * target[row];
      }
      double[] moments =
          RowSums.of(
              matrix.rows(),
              matrix.columns(),
              (from, to, sums) -> {
                for (int row = from; row < to; row++) {
                  matrix.addRow(row, weighted[row], sums, 0);
                }
              });
      return new Equations(
          Gram.of(matrix, design.weights()),
          moments,
          Kernels.best().dot(weighted, 0, target, 0, target.length),
          design.totalWeight());
    }

    RidgeSolution solve(double strength) {
      int columns = gram.columns();
      double added = strength;
      var factor = Cholesky.of(gram.plusDiagonal(added));
      for (double least = leastStrength(); factor.isEmpty(); least *= 10) {
        if (!(least < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "the columns hold numbers too large to be squared; scale them first");
        }
        added = Math.max(strength, least);
        factor = Cholesky.of(gram.plusDiagonal(added));
      }
      double[] line = factor.get().solve(moments);
      double fitted = Kernels.best().dot(line, 0, moments, 0, columns);
      double squares = Kernels.best().dot(line, 0, line, 0, columns);
      double residual = Math.max(0, targetSquares - fitted - added * squares);
      double freedom = rows - 1 - columns + added * factor.get().inverseTrace();
      double error =
          freedom > LEAST_FREEDOM * rows
              ? rows * residual / (freedom * freedom)
              : Double.POSITIVE_INFINITY;
      return new RidgeSolution(strength, line, error);
    }

    /// What must be added to the diagonal where columns depend on one another.
    private double leastStrength() {
      double largest = Double.MIN_NORMAL;
      for (int column = 0; column < gram.columns(); column++) {
        largest = Math.max(largest, gram.at(column, column));
      }
      return 1e-14 * largest;
    }
  }
}
