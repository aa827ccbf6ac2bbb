package dev.lathe.math;

import java.util.Optional;
import org.netlib.blas.Dtrsv;
import org.netlib.lapack.Dpotrf;
import org.netlib.lapack.Dpotrs;
import org.netlib.lapack.Dtrtri;
import org.netlib.util.intW;

/// The factor `L` of a symmetric positive definite matrix `A = L·Lᵀ`, with which `A·x = b` is
/// solved.
///
/// ```java
/// var matrix = Matrix.ofRows(2, 2, new double[] {4, 2, 2, 3});
/// double[] x = Cholesky.of(matrix).orElseThrow().solve(new double[] {8, 7}); // 1.25, 1.5
/// ```
///
/// **Cost.** `n³ / 3` multiplications on one thread to factorise, `n²` for each solution.
///
/// **Source.** LAPACK's `dpotrf`, `dpotrs`, `dtrtri` and BLAS's `dtrsv` in their Java form (f2j),
/// so that results are the same on every machine. They are called directly: asking netlib's front
/// for its Java form would first load its natives.
public final class Cholesky {
  private static final String LOWER = "L";

  private final int size;
  private final double[] factor;

  private Cholesky(int size, double[] factor) {
    this.size = size;
    this.factor = factor;
  }

  /// Factorises a square symmetric matrix, of which only one triangle is read; empty where it is
  /// not positive definite, which is also what `NaN` in it comes to.
  public static Optional<Cholesky> of(Matrix matrix) {
    int size = matrix.rows();
    if (matrix.columns() != size) {
      throw new IllegalArgumentException(
          "only a square matrix can be factorised, got %s rows and %s columns"
              .formatted(size, matrix.columns()));
    }
    double[] factor = matrix.values.clone();
    var status = new intW(0);
    if (size > 0) Dpotrf.dpotrf(LOWER, size, factor, 0, size, status);
    for (int i = 0; i < size; i++) {
      if (!(factor[i * size + i] > 0)) return Optional.empty();
    }
    return status.val == 0 ? Optional.of(new Cholesky(size, factor)) : Optional.empty();
  }

  /// The `x` of `A·x = b`.
  public double[] solve(double[] right) {
    if (right.length != size) {
      throw new IllegalArgumentException(
          "the right side has %s numbers, the matrix %s rows".formatted(right.length, size));
    }
    double[] solution = right.clone();
    var status = new intW(0);
    if (size > 0) Dpotrs.dpotrs(LOWER, size, 1, factor, 0, size, solution, 0, size, status);
    return solution;
  }

  /// Solves `L·x = b` in place.
  ///
  /// @param values hold `b` and then `x`, from `from` on
  public void divide(double[] values, int from) {
    if (size > 0) Dtrsv.dtrsv(LOWER, "N", "N", size, factor, 0, size, values, from, 1);
  }

  /// Solves `Lᵀ·x = b` in place.
  ///
  /// @param values hold `b` and then `x`, from `from` on
  public void divideTransposed(double[] values, int from) {
    if (size > 0) Dtrsv.dtrsv(LOWER, "T", "N", size, factor, 0, size, values, from, 1);
  }

  /// The trace of the inverse of `A`: what a penalty leaves of the freedom of a fit.
  public double inverseTrace() {
    double[] inverse = factor.clone();
    if (size > 0) Dtrtri.dtrtri(LOWER, "N", size, inverse, 0, size, new intW(0));
    double trace = 0;
    for (int column = 0; column < size; column++) {
      int diagonal = column * size + column;
      trace += Kernels.best().dot(inverse, diagonal, inverse, diagonal, size - column);
    }
    return trace;
  }
}
