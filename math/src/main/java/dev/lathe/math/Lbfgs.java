package dev.lathe.math;

/// Finds the lowest point of a smooth function from its values and gradients.
///
/// Made for functions of many variables. On a convex function it finds the minimum; on others, a
/// point near which nothing is lower.
///
/// ```java
/// Lbfgs.Minimum minimum =
///     new Lbfgs().minimise(new double[] {5}, (point, gradient) -> {
///       gradient[0] = 2 * (point[0] - 3);
///       return Math.pow(point[0] - 3, 2);
///     });
/// double lowest = minimum.point()[0]; // 3
/// ```
///
/// **Cost.** About one evaluation and `4 · memory · variables` multiplications an iteration; memory
/// for `2 · memory` points.
///
/// **Source.** Nocedal and Wright, *Numerical Optimization*, 2nd edition, 2006: algorithms 7.4 and
/// 7.5, and the line search of [WolfeSearch].
///
/// @param memory steps that the curvature is read from, 1 or more
/// @param iterations most iterations, 0 or more
/// @param tolerance done when no part of the gradient is larger, 0 or more
public record Lbfgs(int memory, int iterations, double tolerance) {
  private static final double NO_PROGRESS = 1e-15;

  /// Ten steps remembered, at most 1000 iterations, a gradient of 1e-7.
  public Lbfgs() {
    this(10, 1000, 1e-7);
  }

  public Lbfgs {
    if (memory < 1) throw new IllegalArgumentException("memory must be 1 or more, got " + memory);
    if (iterations < 0) {
      throw new IllegalArgumentException("iterations must be 0 or more, got " + iterations);
    }
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance must be 0 or more, got " + tolerance);
    }
  }

  /// A function with its gradient.
  @FunctionalInterface
  public interface Objective {
    /// The value at a point; every entry of `gradient` is written. The point must not be changed.
    double evaluate(double[] point, double[] gradient);
  }

  /// Where the search ended.
  public static final class Minimum {
    private final double[] point;
    private final double value;
    private final int iterations;
    private final boolean converged;

    private Minimum(double[] point, double value, int iterations, boolean converged) {
      this.point = point;
      this.value = value;
      this.iterations = iterations;
      this.converged = converged;
    }

    /// A copy of the point.
    public double[] point() {
      return point.clone();
    }

    /// The function's value there.
    public double value() {
      return value;
    }

    /// How many steps were taken.
    public int iterations() {
      return iterations;
    }

    /// Whether the gradient fell below the tolerance, or nothing more could be gained in the
    /// precision of the numbers; otherwise the iterations ran out.
    public boolean converged() {
      return converged;
    }
  }

  /// Searches from a starting point, where the function must be finite.
  public Minimum minimise(double[] start, Objective objective) {
    var search = new WolfeSearch(start, objective);
    if (!Double.isFinite(search.value())) {
      throw new IllegalArgumentException(
          "the function must be finite where the search starts, got " + search.value());
    }
    var curvature = new Curvature(memory, start.length);
    for (int iteration = 0; ; iteration++) {
      if (search.largestSlope() <= tolerance) return minimum(search, iteration, true);
      if (iteration == iterations) return minimum(search, iteration, false);
      Workers.stopIfInterrupted();
      double before = search.value();
      boolean moved = search.step(curvature.direction(search.gradient()), curvature);
      if (!moved && !curvature.forget()) return minimum(search, iteration, true);
      double gain = before - search.value();
      if (moved && gain <= NO_PROGRESS * Math.max(Math.abs(before), 1)) {
        return minimum(search, iteration + 1, true);
      }
    }
  }

  private static Minimum minimum(WolfeSearch search, int iterations, boolean converged) {
    return new Minimum(search.point().clone(), search.value(), iterations, converged);
  }
}
