package dev.lathe.learn.tree.loss;

import java.util.Optional;

/// What boosting makes small: how far scores are from a target, with its slope and curvature.
///
/// A row has [#width()] scores; trees add to them, [#link()] turns them into predictions. Targets
/// are numbers: of classes the code. A row of a class never learned has a code below 0; it may be
/// watched, never learned from: the start leaves it out, and its loss does not depend on its
/// scores.
///
/// Write your own where being wrong costs you something of another shape, and give it to
/// `GradientBoosting.fit(task, loss, listener)`. A model keeps the link and not the loss, so it is
/// saved and loaded like any other, and nothing of yours runs when it is loaded.
///
/// ```java
/// /// Too little costs three times as much as too much.
/// record Shortage() implements Loss {
///   @Override
///   public int width() {
///     return 1;
///   }
///
///   @Override
///   public Link link() {
///     return Link.IDENTITY;
///   }
///
///   @Override
///   public double[] start(double[] target, double[] weights, double[] offset) {
///     return new double[] {0};
///   }
///
///   @Override
///   public void slopes(
///       double[][] scores, double[] target, int from, int to, float[][] slopes, float[][] curves) {
///     for (int row = from; row < to; row++) {
///       double far = scores[0][row] - target[row];
///       slopes[0][row] = (float) (far < 0 ? 3 * far : far);
///       curves[0][row] = far < 0 ? 3 : 1;
///     }
///   }
///
///   @Override
///   public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
///     double sum = 0;
///     for (int row = from; row < to; row++) {
///       double far = scores[0][row] - target[row];
///       sum += weights[row] * (far < 0 ? 3 : 1) * far * far / 2;
///     }
///     return sum;
///   }
/// }
/// ```
///
/// **Cost.** The slopes are taken of every row in every round: write them as separate plain loops,
/// each over numbers of one type, which the compiler turns into vector instructions.
///
/// **Threads.** Called for many blocks of rows at once; an implementation changes nothing of its
/// own. For the same rows it must give the same numbers always.
public interface Loss {
  /// How many scores a row has: one, or one for each class or quantile.
  int width();

  /// How scores become predictions.
  Link link();

  /// The scores that are best where nothing is known of a row, beside its offset.
  ///
  /// @param target one for each row
  /// @param weights one for each row, not all zero
  /// @param offset what is added to each row's scores, 0 where nothing is
  double[] start(double[] target, double[] weights, double[] offset);

  /// Writes the first and second derivative of each row's loss by each of its scores. Second
  /// derivatives are never negative; where a loss has none, a bound above it.
  ///
  /// @param scores `(scores, rows)`
  /// @param target one for each row
  /// @param from the first row, one of [#blocks]
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

  /// The loss of some rows, each times its weight, added up; lower is better.
  ///
  /// @param scores `(scores, rows)`
  /// @param target one for each row
  /// @param weights one for each row; a row of weight 0 takes no part
  /// @param from the first row, one of [#blocks]
  /// @param to the row after the last
  double loss(double[][] scores, double[] target, double[] weights, int from, int to);

  /// Where the rows are divided into blocks that are worked on apart: the first row of each, then
  /// the number of rows.
  default int[] blocks(int rows) {
    return Blocks.even(rows);
  }

  /// How the value of a leaf is made from what its rows still lack, where a step along the gradient
  /// is not good enough. Only for losses of the distance between target and score.
  ///
  /// @param score of which of the row's scores
  default Optional<LeafValue> leafValue(int score) {
    return Optional.empty();
  }

  /// The longest step that one tree may take with a score, before its rate. Where the curvature
  /// fades and the slope does not, as for a class that is thought impossible and is there, a step
  /// of slope by curvature has no bound: one such leaf sends scores to where nothing can be learned
  /// any more.
  default double longestStep() {
    return Double.POSITIVE_INFINITY;
  }

  /// Gradients and hessians below this are no different from nothing; 0 where their size is open.
  default double finest() {
    return 0;
  }
}
