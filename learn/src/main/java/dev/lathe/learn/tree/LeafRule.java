package dev.lathe.learn.tree;

import dev.lathe.learn.tree.loss.LeafValue;
import dev.lathe.math.Workers;
import java.util.List;

/// What the leaves of a tree add to the scores of their rows, within the bounds that hold for each
/// leaf; one without rows, as a symmetric tree may have, adds nothing if it may.
@FunctionalInterface
interface LeafRule {
  /// The values of the leaves.
  ///
  /// @param partition in which each leaf has its rows, labelled with the leaf's place in the list
  double[] values(List<Leaf> leaves, Partition partition, Workers workers);

  /// A step along the gradient as long as the hessian allows.
  ///
  /// @param longest the longest step, before the rate
  static LeafRule newton(Gradients gradients, Penalty penalty, double longest, double rate) {
    return (leaves, partition, workers) -> {
      var sums = gradients.sums(partition.labels(), leaves.size(), workers);
      double[] values = new double[leaves.size()];
      for (int i = 0; i < values.length; i++) {
        Leaf leaf = leaves.get(i);
        double below = sums.hessian(i) + penalty.l2();
        double drawn = Math.max(0, Math.abs(sums.gradient(i)) - penalty.l1());
        double step = below > 0 ? Math.min(longest, drawn / below) : 0;
        double value = -Math.copySign(step, sums.gradient(i));
        values[i] = rate * Math.clamp(value, leaf.sums.low(), leaf.sums.high());
      }
      return values;
    };
  }

  /// What the loss makes of what the leaf's rows still lack.
  static LeafRule renewed(
      LeafValue value, double[] target, double[] weights, double[] scores, double rate) {
    return (leaves, partition, workers) -> {
      int[] ends = new int[leaves.size()];
      int[] rows = inOrder(leaves, partition, ends);
      double[] values = new double[leaves.size()];
      workers.forEach(
          values.length,
          i -> {
            Leaf leaf = leaves.get(i);
            double[] lacking = new double[leaf.rows()];
            double[] counted = new double[leaf.rows()];
            for (int k = 0; k < lacking.length; k++) {
              int row = rows[ends[i] - lacking.length + k];
              lacking[k] = target[row] - scores[row];
              counted[k] = weights[row];
            }
            double best = leaf.rows() == 0 ? 0 : value.of(lacking, counted);
            values[i] = rate * Math.clamp(best, leaf.sums.low(), leaf.sums.high());
          });
      return values;
    };
  }

  /// The rows of the first leaf, then those of the next, each leaf's in the order of their numbers:
  /// in the partition their order depends on who else has parted them.
  ///
  /// @param ends where each leaf's rows will end
  private static int[] inOrder(List<Leaf> leaves, Partition partition, int[] ends) {
    int count = 0;
    for (int i = 0; i < ends.length; i++) {
      ends[i] = count;
      count += leaves.get(i).rows();
    }
    int[] rows = new int[count];
    int[] labels = partition.labels();
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < ends.length) rows[ends[labels[row]]++] = row;
    }
    return rows;
  }
}
