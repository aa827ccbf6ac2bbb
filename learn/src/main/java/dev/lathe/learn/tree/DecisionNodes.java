package dev.lathe.learn.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The nodes of a single tree as it grows. Children are numbered in pairs behind their parent.
final class DecisionNodes {
  /// How many numbers a node holds: one for each class, or its mean.
  final int width;

  private final List<DecisionSplit> splits = new ArrayList<>();
  private int[] lefts = new int[16];
  private double[] worths = new double[16];
  private double[] weights = new double[16];
  private double[] shares;
  private int size;

  DecisionNodes(int width) {
    this.width = width;
    shares = new double[16 * width];
  }

  /// Adds a leaf and returns its number.
  ///
  /// @param held its shares of the classes, or its mean
  int add(double worth, double weight, double[] held) {
    if (size == lefts.length) {
      lefts = Arrays.copyOf(lefts, 2 * size);
      worths = Arrays.copyOf(worths, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
      shares = Arrays.copyOf(shares, 2 * size * width);
    }
    worths[size] = worth;
    weights[size] = weight;
    System.arraycopy(held, 0, shares, size * width, width);
    splits.add(DecisionSplit.NONE);
    return size++;
  }

  /// Makes a leaf an inner node.
  ///
  /// @param left its left child; the right one is the next
  void part(int node, DecisionSplit split, int left) {
    splits.set(node, split);
    lefts[node] = left;
  }

  int size() {
    return size;
  }

  boolean leaf(int node) {
    return lefts[node] == 0;
  }

  int left(int node) {
    return lefts[node];
  }

  DecisionSplit split(int node) {
    return splits.get(node);
  }

  /// What the node is worth as a leaf: the more, the purer; summed over leaves.
  double worth(int node) {
    return worths[node];
  }

  /// The weight of a node's rows.
  double weight(int node) {
    return weights[node];
  }

  /// A node's share of a class, or its mean.
  double share(int node, int code) {
    return shares[node * width + code];
  }

  /// The same tree with some inner nodes made leaves.
  ///
  /// @param leaf which
  DecisionNodes pruned(java.util.function.IntPredicate leaf) {
    var pruned = new DecisionNodes(width);
    int[] from = new int[size];
    copy(0, pruned);
    for (int node = 0; node < pruned.size; node++) {
      int old = from[node];
      if (leaf(old) || leaf.test(old)) continue;
      int left = pruned.size;
      for (int child = 0; child < 2; child++) {
        from[pruned.size] = lefts[old] + child;
        copy(lefts[old] + child, pruned);
      }
      pruned.part(node, split(old), left);
    }
    return pruned;
  }

  private void copy(int node, DecisionNodes target) {
    double[] held = Arrays.copyOfRange(shares, node * width, (node + 1) * width);
    target.add(worths[node], weights[node], held);
  }
}
