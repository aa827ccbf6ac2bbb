package dev.lathe.learn.tree;

import dev.lathe.learn.tree.loss.LeafValue;

/// What a leaf adds to the scores of its rows.
@FunctionalInterface
interface LeafRule {
  /// The value of one leaf.
  ///
  /// @param rows row numbers, of which those from `from` up to `to` are the leaf's
  double value(int[] rows, int from, int to);

  /// A step along the gradient as long as the hessian allows.
  static LeafRule newton(Gradients gradients, Penalty penalty, double rate) {
    return (rows, from, to) -> {
      var sums = gradients.sums(rows, from, to);
      double below = sums.hessian() + penalty.l2();
      return below > 0 ? -rate * sums.gradient() / below : 0;
    };
  }

  /// What the loss makes of what the leaf's rows still lack.
  static LeafRule renewed(
      LeafValue value, double[] target, double[] weights, double[] scores, double rate) {
    return (rows, from, to) -> {
      double[] lacking = new double[to - from];
      double[] counted = new double[to - from];
      for (int i = from; i < to; i++) {
        int row = rows[i];
        lacking[i - from] = target[row] - scores[row];
        counted[i - from] = weights[row];
      }
      return rate * value.of(lacking, counted);
    };
  }
}
