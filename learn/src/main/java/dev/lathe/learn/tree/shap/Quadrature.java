package dev.lathe.learn.tree.shap;

/// Points and weights of Gauss and Legendre on the way from 0 to 1: the weighted sum of a
/// polynomial's values at n points is its integral up to degree 2n - 1.
///
/// **Source.** Press et al., *Numerical Recipes*, section 4.6: the roots of the Legendre polynomial
/// by Newton's method.
final class Quadrature {
  private final double[] points;
  private final double[] weights;

  private Quadrature(double[] points, double[] weights) {
    this.points = points;
    this.weights = weights;
  }

  /// As many points as that, 1 or more.
  static Quadrature of(int count) {
    double[] points = new double[count];
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
      double slope = 1;
      for (int round = 0; round < 100; round++) {
        double value = 1;
        double before = 0;
        for (int degree = 0; degree < count; degree++) {
          double next = ((2 * degree + 1) * x * value - degree * before) / (degree + 1);
          before = value;
          value = next;
        }
        slope = count * (x * value - before) / (x * x - 1);
        double step = value / slope;
        x -= step;
        if (Math.abs(step) < 1e-15) break;
      }
      points[i] = (1 - x) / 2;
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
    return new Quadrature(points, weights);
  }

  int count() {
    return points.length;
  }

  double point(int i) {
    return points[i];
  }

  double weight(int i) {
    return weights[i];
  }
}
