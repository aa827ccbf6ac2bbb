package dev.lathe.learn.tree;

import dev.lathe.learn.Learner;
import dev.lathe.learn.TaskKind;

/// What the learners of forests have in common, as [Planting] carries it out.
///
/// @param learner whose settings these are
/// @param trees how many trees
/// @param drawing how the rows of a tree are drawn
/// @param bounds how its nodes are parted
/// @param bins most bins of a column
/// @param seed where randomness begins
record ForestPlan(
    Learner<Forest> learner,
    int trees,
    Drawing drawing,
    ForestGrower.Bounds bounds,
    int bins,
    long seed) {

  /// How the rows of a tree are drawn.
  ///
  /// @param again with replacement; otherwise each tree has all rows
  /// @param share how many are drawn, as a share of all
  record Drawing(boolean again, double share) {}

  /// How many of some columns are a share of them, 1 or more; 0 stands for a rule's share.
  static int tries(double share, double rule, int width) {
    double wanted = (share > 0 ? share : rule) * width;
    return (int) Math.max(1, Math.min(width, Math.round(wanted)));
  }

  /// The share that makes the square root of so many columns.
  static double squareRoot(int width) {
    return 1 / Math.sqrt(Math.max(1, width));
  }

  /// Whether the shares of all rows count as one tree more, so that no probability and no expected
  /// count is zero.
  static boolean withPrior(TaskKind kind) {
    return switch (kind) {
      case BINARY, MULTICLASS, COUNT -> true;
      case REGRESSION, RANKING, ANOMALY -> false;
    };
  }
}
