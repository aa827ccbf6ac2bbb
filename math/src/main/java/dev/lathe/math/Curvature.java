package dev.lathe.math;

/// What the last steps tell about a function's second derivatives: the inverse of its Hessian, as
/// far as it showed, kept as pairs of steps and changes of gradient.
final class Curvature {
  private final double[][] steps;
  private final double[][] changes;
  private final double[] products;
  private int kept;
  private int next;

  Curvature(int memory, int variables) {
    steps = new double[memory][variables];
    changes = new double[memory][variables];
    products = new double[memory];
  }

  /// Remembers a step and the change of the gradient along it, unless the function did not curve
  /// upwards there.
  void add(double[] from, double[] to, double[] gradientFrom, double[] gradientTo) {
    double[] step = steps[next];
    double[] change = changes[next];
    for (int i = 0; i < step.length; i++) {
      step[i] = to[i] - from[i];
      change[i] = gradientTo[i] - gradientFrom[i];
    }
    double product = dot(step, change);
    if (!(product > 1e-300)) return;
    products[next] = product;
    next = (next + 1) % steps.length;
    kept = Math.min(kept + 1, steps.length);
  }

  /// Drops everything; whether there was something to drop.
  boolean forget() {
    boolean something = kept > 0;
    kept = 0;
    return something;
  }

  /// Whether nothing is known yet.
  boolean empty() {
    return kept == 0;
  }

  /// The direction of the lowest point if the function were as curved as it showed: the two-loop
  /// recursion.
  double[] direction(double[] gradient) {
    int memory = steps.length;
    double[] direction = new double[gradient.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = -gradient[i];
    }
    double[] alphas = new double[memory];
    for (int age = 1; age <= kept; age++) {
      int at = (next - age + memory) % memory;
      alphas[at] = dot(steps[at], direction) / products[at];
      add(-alphas[at], changes[at], direction);
    }
    if (kept > 0) {
      int latest = (next - 1 + memory) % memory;
      double scale = products[latest] / dot(changes[latest], changes[latest]);
      for (int i = 0; i < direction.length; i++) {
        direction[i] *= scale;
      }
    }
    for (int age = kept; age >= 1; age--) {
      int at = (next - age + memory) % memory;
      double beta = dot(changes[at], direction) / products[at];
      add(alphas[at] - beta, steps[at], direction);
    }
    return direction;
  }

  private static double dot(double[] a, double[] b) {
    return Kernels.best().dot(a, 0, b, 0, a.length);
  }

  private static void add(double scale, double[] x, double[] y) {
    Kernels.best().addScaled(scale, x, 0, y, 0, x.length);
  }
}
