package dev.lathe.learn.tree.ensemble;

/// The leaves of small trees, numbered in each from the left, and which of them lie below each
/// node: a bit for each leaf.
final class LeafNumbers {
  /// The most leaves of a tree.
  static final int MOST = Long.SIZE;

  private final Trees trees;
  private final double[] values;
  private final int[] starts;
  private final long[] below;

  LeafNumbers(Trees trees) {
    this.trees = trees;
    values = new double[(trees.nodes() + trees.count()) / 2];
    starts = new int[trees.count()];
    below = new long[trees.nodes()];
    int leaves = 0;
    for (int tree = 0; tree < starts.length; tree++) {
      starts[tree] = leaves;
      leaves = number(trees.root(tree), leaves, leaves);
    }
  }

  /// @return how many leaves have a number by then
  private int number(int node, int leaves, int first) {
    int left = trees.left(node);
    if (left == 0) {
      values[leaves] = trees.value(node);
      below[node] = 1L << (leaves - first);
      return leaves + 1;
    }
    int between = number(left, leaves, first);
    int all = number(left + 1, between, first);
    below[node] = below[left] | below[left + 1];
    return all;
  }

  /// How many leaves the tree of most leaves has.
  static int most(Trees trees) {
    int most = 0;
    for (int tree = 0; tree < trees.count(); tree++) {
      most = Math.max(most, (trees.end(tree) - trees.root(tree) + 1) / 2);
    }
    return most;
  }

  /// The values of all leaves, tree by tree, those of each in their order.
  double[] values() {
    return values;
  }

  /// Where in [#values()] the leaves of a tree begin.
  int start(int tree) {
    return starts[tree];
  }

  /// The leaves of its tree that are left where an inner node sends a row right.
  long left(int node) {
    return ~below[trees.left(node)];
  }
}
