package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.file.ModelFileException;
import java.util.Arrays;

/// A tree as another library has it, its nodes in that library's order, the root first.
final class SourceTree {
  /// Says that a node is a leaf.
  static final int LEAF = -1;

  /// How an inner node asks its column.
  enum Question {
    /// Whether the number is at most the value.
    NUMBER,
    /// The same, and what is next to zero counts as missing.
    NUMBER_OR_ZERO,
    /// Whether the category is one of some.
    CATEGORY
  }

  final int output;
  final int[] left;
  final int[] right;
  final int[] column;

  /// A leaf's value, or what numbers that go left do not exceed.
  final double[] value;

  final boolean[] missingLeft;
  final Question[] question;

  /// The categories that an inner node names, rising.
  final int[][] categories;

  /// How many rows each node was grown on, by weight; none where the file does not say.
  private double[] covers = {};

  SourceTree(int output, int nodes) {
    this.output = output;
    left = new int[nodes];
    right = new int[nodes];
    column = new int[nodes];
    value = new double[nodes];
    missingLeft = new boolean[nodes];
    question = new Question[nodes];
    categories = new int[nodes][];
    Arrays.fill(left, LEAF);
    Arrays.fill(right, LEAF);
    Arrays.fill(question, Question.NUMBER);
    Arrays.fill(categories, new int[0]);
  }

  boolean leaf(int node) {
    return left[node] == LEAF;
  }

  /// Takes what the file says of how many rows each node was grown on, unless that cannot be: a
  /// number below 0, or none in the root of a tree that parts rows.
  void covers(double[] perNode) {
    boolean sound = leaf(0) || perNode[0] > 0;
    for (double cover : perNode) sound &= cover >= 0 && cover <= Float.MAX_VALUE;
    covers = sound ? perNode : new double[0];
  }

  /// Whether it is known how many rows each node was grown on.
  boolean covered() {
    return covers.length > 0;
  }

  /// How many rows a node was grown on, by weight.
  double cover(int node) {
    return covers[node];
  }

  /// The nodes as they are to be numbered: the root, then children in pairs, each behind its
  /// parent. Nodes that no way down reaches are left out.
  ///
  /// @throws ModelFileException when a child is not there, or has two parents, or its own child is
  ///   above it
  int[] order() {
    int[] order = new int[left.length];
    boolean[] met = new boolean[left.length];
    int size = 1;
    met[0] = true;
    for (int at = 0; at < size; at++) {
      int node = order[at];
      if (leaf(node)) continue;
      for (int child : new int[] {left[node], right[node]}) {
        if (child <= 0 || child >= left.length) {
          throw new ModelFileException(
              "a tree of %s nodes has a child %s".formatted(left.length, child));
        }
        if (met[child]) {
          throw new ModelFileException("a node of a tree has two parents");
        }
        met[child] = true;
        order[size++] = child;
      }
    }
    return Arrays.copyOf(order, size);
  }
}
