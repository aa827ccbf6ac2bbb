package dev.lathe.learn.tree.ensemble;

import java.util.Arrays;

/*
 * Symmetric trees, which ask the same of all nodes of a level: a row's answers, one bit a level from
 * the root on, are the number of its leaf, counted from the left. Many rows go in one loop for each
 * level, without a branch.
 *
 * Source: the form of CatBoost's oblivious trees, Prokhorenkova et al., NeurIPS 2018.
 */
final class Levels {
  private static final int DEEPEST = 20;

  private final Trees trees;
  private final int[] ends;
  private final int[] slots;
  private final int[] limits;
  private final int[][] byCode;
  private final double[] values;
  private final int[] valuesFrom;

  /// Whether every tree asks the same on each of its levels, down to leaves that are equally deep.
  static boolean suit(Trees trees) {
    for (int tree = 0; tree < trees.count(); tree++) {
      if (!symmetric(trees, trees.root(tree), trees.end(tree))) return false;
    }
    return true;
  }

  private static boolean symmetric(Trees trees, int root, int end) {
    int leaves = (end - root + 1) / 2;
    if (Integer.bitCount(leaves) != 1 || leaves > 1 << DEEPEST) return false;
    int[] level = new int[end - root];
    int[] first = new int[DEEPEST + 1];
    for (int node = root; node < end; node++) {
      int left = trees.left(node);
      int depth = level[node - root];
      boolean last = 1 << depth == leaves;
      if (last != (left == 0)) return false;
      if (last) continue;
      level[left - root] = depth + 1;
      level[left + 1 - root] = depth + 1;
      if (first[depth] == 0) first[depth] = node + 1;
      else if (!trees.same(first[depth] - 1, node)) return false;
    }
    return true;
  }

  Levels(Trees trees, Slots encoding) {
    this.trees = trees;
    int count = trees.count();
    ends = new int[count];
    valuesFrom = new int[count];
    values = new double[(trees.nodes() + count) / 2];
    int most = 0;
    for (int tree = 0; tree < count; tree++) {
      most += depth(trees.root(tree));
      ends[tree] = most;
    }
    slots = new int[most];
    limits = new int[most];
    byCode = new int[most][];
    int leaves = 0;
    int at = 0;
    for (int tree = 0; tree < count; tree++) {
      valuesFrom[tree] = leaves;
      int node = trees.root(tree);
      for (; trees.left(node) != 0; node = trees.left(node)) ask(node, encoding, at++);
      leaves = number(trees.root(tree), leaves);
    }
  }

  private int depth(int root) {
    int depth = 0;
    for (int node = root; trees.left(node) != 0; node = trees.left(node)) depth++;
    return depth;
  }

  private void ask(int node, Slots encoding, int at) {
    if (!trees.category(node)) {
      slots[at] = encoding.slot(trees, node);
      limits[at] = encoding.limit(trees, node);
      return;
    }
    Slots.Codes codes = encoding.codes(trees, node);
    slots[at] = codes.code();
    byCode[at] = new int[codes.codes()];
    for (int code = 0; code < byCode[at].length; code++) {
      byCode[at][code] = Slots.goesRight(trees, node, codes, code) ? 1 : 0;
    }
  }

  private int number(int node, int leaves) {
    int left = trees.left(node);
    if (left == 0) {
      values[leaves] = trees.value(node);
      return leaves + 1;
    }
    return number(left + 1, number(left, leaves));
  }

  /// Adds what every tree says of each row to its scores, the trees in their order.
  ///
  /// @param cells the rows' slots, an array for each
  /// @param leaves a place for each row
  void addTo(double[] scores, int at, int count, int[][] cells, int[] leaves) {
    int level = 0;
    for (int tree = 0; tree < ends.length; tree++) {
      Arrays.fill(leaves, 0, count, 0);
      for (; level < ends[tree]; level++) {
        int[] each = byCode[level];
        if (each == null) compare(cells[slots[level]], limits[level], leaves, count);
        else look(cells[slots[level]], each, leaves, count);
      }
      int step = trees.outputs();
      int from = valuesFrom[tree];
      int to = at + trees.output(tree);
      if (trees.single()) {
        for (int row = 0; row < count; row++, to += step) {
          scores[to] = (float) (scores[to] + values[from + leaves[row]]);
        }
        continue;
      }
      for (int row = 0; row < count; row++, to += step) {
        scores[to] += values[from + leaves[row]];
      }
    }
  }

  private static void compare(int[] cells, int most, int[] leaves, int count) {
    for (int row = 0; row < count; row++) {
      leaves[row] = (leaves[row] << 1) + ((most - cells[row]) >>> 31);
    }
  }

  private static void look(int[] cells, int[] each, int[] leaves, int count) {
    for (int row = 0; row < count; row++) leaves[row] = (leaves[row] << 1) + each[cells[row]];
  }
}
