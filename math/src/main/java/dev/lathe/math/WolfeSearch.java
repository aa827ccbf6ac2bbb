package dev.lathe.math;

/// A point that moves downhill, each step long enough and not too long.
///
/// A step is right when the function fell by a fair part of what the slope promised, and the slope
/// has flattened (the strong Wolfe conditions). The search first stretches the step until a right
/// one lies inside, then narrows it down, each time to the lowest point of the cubic through both
/// ends.
///
/// **Source.** Nocedal and Wright, *Numerical Optimization*, 2006, algorithms 3.5 and 3.6, equation
/// 3.59.
final class WolfeSearch {
  private static final double FALL = 1e-4;
  private static final double FLATTEN = 0.9;
  private static final int MOST_TRIALS = 40;

  private final Lbfgs.Objective objective;
  private double[] point;
  private double[] gradient;
  private double value;
  private double[] trialPoint;
  private double[] trialGradient;
  private double trialStep;

  WolfeSearch(double[] start, Lbfgs.Objective objective) {
    this.objective = objective;
    point = start.clone();
    gradient = new double[start.length];
    trialPoint = new double[start.length];
    trialGradient = new double[start.length];
    value = objective.evaluate(point, gradient);
  }

  double[] point() {
    return point;
  }

  double[] gradient() {
    return gradient;
  }

  double value() {
    return value;
  }

  double largestSlope() {
    double largest = 0;
    for (double slope : gradient) {
      largest = Math.max(largest, Math.abs(slope));
    }
    return largest;
  }

  /// A place on the line: the length of the step, the value there, and the slope along the line.
  private record Trial(double step, double value, double slope) {}

  /// Moves along a direction and tells the curvature about it; false, and nothing moved, where no
  /// step along it leads down.
  boolean step(double[] direction, Curvature curvature) {
    var start = new Trial(0, value, slope(gradient, direction));
    if (!(start.slope < 0)) return false;
    double first = curvature.empty() ? Math.min(1, 1 / norm(gradient)) : 1;
    var found = search(start, first, direction);
    if (!(found.value < value)) return false;
    if (found.step != trialStep) evaluate(found.step, direction);
    curvature.add(point, trialPoint, gradient, trialGradient);
    double[] heldPoint = point;
    point = trialPoint;
    trialPoint = heldPoint;
    double[] heldGradient = gradient;
    gradient = trialGradient;
    trialGradient = heldGradient;
    value = found.value;
    return true;
  }

  private Trial search(Trial start, double first, double[] direction) {
    var before = start;
    double step = first;
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      var here = evaluate(step, direction);
      boolean high = !(here.value <= start.value + FALL * step * start.slope);
      if (high || (trial > 0 && here.value >= before.value)) {
        return narrow(start, before, here, direction);
      }
      if (Math.abs(here.slope) <= -FLATTEN * start.slope) return here;
      if (here.slope >= 0) return narrow(start, here, before, direction);
      before = here;
      step *= 2;
    }
    return before;
  }

  /// Looks between two places, of which `low` has the lower value and slopes towards `other`.
  private Trial narrow(Trial start, Trial low, Trial other, double[] direction) {
    for (int trial = 0; trial < MOST_TRIALS; trial++) {
      var here = evaluate(between(low, other), direction);
      boolean high = !(here.value <= start.value + FALL * here.step * start.slope);
      if (high || here.value >= low.value) {
        other = here;
      } else {
        if (Math.abs(here.slope) <= -FLATTEN * start.slope) return here;
        if (here.slope * (other.step - low.step) >= 0) other = low;
        low = here;
      }
      if (Math.abs(other.step - low.step) <= 1e-15 * Math.max(low.step, other.step)) break;
    }
    return low;
  }

  /// The lowest point of the cubic through two places, kept away from both ends; the middle where
  /// there is none.
  private static double between(Trial a, Trial b) {
    double width = b.step - a.step;
    double d1 = a.slope + b.slope - 3 * (b.value - a.value) / width;
    double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - a.slope * b.slope);
    double lowest = b.step - width * (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
    double share = (lowest - a.step) / width;
    return share >= 0.1 && share <= 0.9 ? lowest : a.step + width / 2;
  }

  private Trial evaluate(double step, double[] direction) {
    for (int i = 0; i < point.length; i++) {
      trialPoint[i] = point[i] + step * direction[i];
    }
    trialStep = step;
    double there = objective.evaluate(trialPoint, trialGradient);
    return new Trial(step, there, slope(trialGradient, direction));
  }

  private static double slope(double[] gradient, double[] direction) {
    return Kernels.best().dot(gradient, 0, direction, 0, direction.length);
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Kernels.best().dot(vector, 0, vector, 0, vector.length));
  }
}
