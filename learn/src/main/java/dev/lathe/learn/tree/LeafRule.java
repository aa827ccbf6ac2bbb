package dev.lathe.learn.tree;

import dev.lathe.learn.tree.loss.LeafValue;

/// What a leaf adds to the scores of its rows, within the bounds that hold for the leaf; one
/// without rows, as a symmetric tree may have, adds nothing if it may.
@FunctionalInterface
interface LeafRule {
  /// The value of one leaf.
  ///
  /// @param rows row numbers in the order of the partition
  double value(int[] rows, Leaf leaf);

  /// A step along the gradient as long as the hessian allows.
  static LeafRule newton(Gradients gradients, Penalty penalty, double rate) {
    return (rows, leaf) -> {
      var sums = gradients.sums(rows, leaf.from, leaf.to);
      double below = sums.hessian() + penalty.l2();
      double drawn = Math.max(0, Math.abs(sums.gradient()) - penalty.l1());
      double value = below > 0 ? -Math.copySign(drawn, sums.gradient()) / below : 0;
      return rate * Math.clamp(value, leaf.sums.low(), leaf.sums.high());
    };
  }

  /// What the loss makes of what the leaf's rows still lack.
  static LeafRule renewed(
      LeafValue value, double[] target, double[] weights, double[] scores, double rate) {
    return (rows, leaf) -> {
      double[] lacking = new double[leaf.rows()];
      double[] counted = new double[leaf.rows()];
      for (int i = 0; i < lacking.length; i++) {
        int row = rows[leaf.from + i];
        lacking[i] = target[row] - scores[row];
        counted[i] = weights[row];
      }
      double best = leaf.rows() == 0 ? 0 : value.of(lacking, counted);
      return rate * Math.clamp(best, leaf.sums.low(), leaf.sums.high());
    };
  }
}
