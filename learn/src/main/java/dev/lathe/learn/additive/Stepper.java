package dev.lathe.learn.additive;

/// Finds the step of a term that makes the loss smaller, from sums over its cells.
sealed interface Stepper permits LineStepper, LevelStepper, PlaneStepper {
  /// Writes a step.
  ///
  /// @param sums a gradient and a hessian for each cell
  /// @param step where it is written, `(cells, width)`
  /// @param at which of the `width` scores
  /// @param width how many scores there are
  void step(double[] sums, double[] step, int at, int width);
}
