package dev.lathe.learn.tree.loss;

/// What boosting makes small: how far scores are from a target, with its slope and curvature.
///
/// A row has [#width()] scores; trees add to them, [#outputs] turns them into predictions. Targets
/// are numbers: of classes the code. A row of a class never learned has a code below 0; it may be
/// watched, never learned from: the start leaves it out, and its loss does not depend on its
/// scores.
///
/// ```java
/// double far = new SquaredLoss().loss(new double[][] {{1.5}}, new double[] {1}, 0);
/// ```
///
/// **Threads.** Called for many blocks of rows at once; an implementation holds no state.
public interface Loss {
  /// How many scores a row has: one, or one for each class.
  int width();

  /// The scores that are best where nothing is known of a row.
  ///
  /// @param target one for each row
  /// @param weights one for each row, not all zero
  double[] start(double[] target, double[] weights);

  /// Writes the first and second derivative of each row's loss by each of its scores. Second
  /// derivatives are never negative; where a loss has none, a bound above it.
  ///
  /// @param scores `(scores, rows)`
  /// @param target one for each row
  /// @param from the first row
  /// @param to the row after the last
  /// @param gradients `(scores, rows)`
  /// @param hessians `(scores, rows)`
  void slopes(
      double[][] scores,
      double[] target,
      int from,
      int to,
      float[][] gradients,
      float[][] hessians);

  /// The loss of one row, lower is better.
  ///
  /// @param scores `(scores, rows)`
  /// @param target one for each row
  double loss(double[][] scores, double[] target, int row);

  /// How many predictions a row has.
  int outputs();

  /// Turns the scores of a row into its predictions.
  ///
  /// @param scores where they are read, from `at * width()` on
  /// @param at the row's number in both arrays
  /// @param outputs where predictions are written, from `at * outputs()` on
  void outputs(double[] scores, int at, double[] outputs);

  /// Gradients and hessians below this are no different from nothing; 0 where their size is open.
  default double finest() {
    return 0;
  }
}
