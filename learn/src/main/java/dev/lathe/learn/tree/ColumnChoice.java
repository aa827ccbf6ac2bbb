package dev.lathe.learn.tree;

import dev.lathe.math.RandomStream;
import java.util.Arrays;

/// Which columns a tree and its nodes may use: drawn by the numbers of round and output and by the
/// turns that lead to a node, so that threads and the order of growth do not matter.
final class ColumnChoice {
  /// Those of the tree, ascending.
  final int[] columns;

  private final double share;
  private final Rules rules;
  private final long name;

  /// @param share of these, for each node
  ColumnChoice(int[] columns, double share, Rules rules, long name) {
    this.columns = columns;
    this.share = share;
    this.rules = rules;
    this.name = name;
  }

  /// All of these columns for every node.
  static ColumnChoice all(int[] columns, Rules rules) {
    return new ColumnChoice(columns, 1, rules, 0);
  }

  /// Those of a leaf, ascending.
  int[] of(Leaf leaf) {
    int[] allowed = rules.allowed(columns, leaf.decided);
    if (share == 1 || allowed.length < 2) return allowed;
    int count = (int) Math.ceil(share * allowed.length);
    int[] order = RandomStream.of(name, "node", leaf.path).permutation(allowed.length);
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) drawn[i] = allowed[order[i]];
    Arrays.sort(drawn);
    return drawn;
  }
}
