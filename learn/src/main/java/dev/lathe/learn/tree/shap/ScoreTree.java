package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Trees;
import java.util.Arrays;

/// A tree as it speaks to one score. Where all leaves below a node say the same, what is asked
/// there moves nothing: the node stands as a leaf. Of many classes that leaves little of a tree, as
/// most of its leaves do not speak of most of them.
final class ScoreTree {
  private static final int DEEPEST = 2000;

  final int output;

  /// How many nodes there are; the first is the root, children stand in pairs behind their parent.
  final int size;

  /// The place of each node among those of all trees.
  final int[] nodes;

  /// The left child, the right one stands behind it; 0 of a leaf.
  final int[] lefts;

  final int[] parents;

  /// Who knows the answer of an inner node.
  final int[] players;

  /// The nearest node on the way to each that an edge asking the same player leads to; 0 for none.
  final int[] earlier;

  /// What a leaf says.
  final double[] values;

  /// How many edges the longest way has.
  final int depth;

  /// How many players a way asks at most.
  final int most;

  ScoreTree(Game game, int tree, int output) {
    this.output = output;
    Trees trees = game.trees();
    int root = trees.root(tree);
    int count = trees.end(tree) - root;
    double[] says = new double[count];
    boolean[] alike = new boolean[count];
    for (int node = count - 1; node >= 0; node--) {
      int left = trees.left(root + node) - root;
      if (trees.left(root + node) == 0) {
        says[node] = game.says(root + node, output);
        alike[node] = true;
      } else {
        says[node] = says[left];
        alike[node] = alike[left] && alike[left + 1] && says[left] == says[left + 1];
      }
    }
    int[] places = new int[count];
    int[] children = new int[count];
    int[] above = new int[count];
    int[] levels = new int[count];
    int filled = 1;
    for (int at = 0; at < filled; at++) {
      int node = places[at];
      places[at] += root;
      if (alike[node]) continue;
      children[at] = filled;
      for (int child = trees.left(root + node) - root, end = child + 2; child < end; child++) {
        above[filled] = at;
        levels[filled] = levels[at] + 1;
        places[filled++] = child;
      }
    }
    size = filled;
    nodes = Arrays.copyOf(places, size);
    lefts = Arrays.copyOf(children, size);
    parents = Arrays.copyOf(above, size);
    depth = levels[size - 1];
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "a tree has %s levels; up to %s can be explained".formatted(depth, DEEPEST));
    }
    values = new double[size];
    players = new int[size];
    for (int at = 0; at < size; at++) {
      if (lefts[at] == 0) values[at] = says[nodes[at] - root];
      else players[at] = game.player(trees.column(nodes[at]));
    }
    earlier = new int[size];
    most = sameAbove(levels);
  }

  /// Finds where each way asks the same player before, and how many players a way asks at most.
  ///
  /// @param distinct room for a number for each node
  private int sameAbove(int[] distinct) {
    int found = 1;
    distinct[0] = 0;
    for (int node = 1; node < size; node++) {
      int same = parents[node];
      int player = players[same];
      while (same != 0 && players[parents[same]] != player) same = parents[same];
      earlier[node] = same;
      distinct[node] = distinct[parents[node]] + (same == 0 ? 1 : 0);
      found = Math.max(found, distinct[node]);
    }
    return found;
  }

  boolean leaf(int node) {
    return lefts[node] == 0;
  }

  /// The share of a node's parent's rows that went to it.
  double share(Game game, int node) {
    double all = game.cover(nodes[parents[node]]);
    return all > 0 ? game.cover(nodes[node]) / all : 0;
  }

  /// What the tree says on average of the rows that it was grown on.
  double expected(Game game) {
    if (size == 1) return values[0];
    double[] reach = new double[size];
    reach[0] = 1;
    double sum = 0;
    for (int node = 1; node < size; node++) {
      reach[node] = reach[parents[node]] * share(game, node);
      if (leaf(node)) sum += reach[node] * values[node];
    }
    return sum;
  }
}
