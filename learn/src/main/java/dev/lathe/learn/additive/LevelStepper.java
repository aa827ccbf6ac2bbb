package dev.lathe.learn.additive;

/// A step for a column of categories: every level on its own, held back by some rows without a say,
/// so that levels of few rows move slowly.
///
/// @param rows the weight of all rows
/// @param steps how far
record LevelStepper(double rows, Steps steps) implements Stepper {
  @Override
  public void step(double[] sums, double[] step, int at, int width) {
    double held = held(sums, rows, steps);
    for (int cell = 0; cell < sums.length / 2; cell++) {
      step[cell * width + at] = value(sums[2 * cell], sums[2 * cell + 1] + held, steps);
    }
  }

  /// The hessian of the rows without a say, each of them an average row.
  static double held(double[] sums, double rows, Steps steps) {
    double hessian = 0;
    for (int cell = 0; cell < sums.length / 2; cell++) hessian += sums[2 * cell + 1];
    return steps.smoothing() * hessian / rows;
  }

  /// A Newton step, shortened by the rate.
  static double value(double gradient, double hessian, Steps steps) {
    return hessian > 0 ? -steps.rate() * gradient / hessian : 0;
  }
}
