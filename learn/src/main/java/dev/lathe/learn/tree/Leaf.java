package dev.lathe.learn.tree;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A leaf of a growing tree: its stretch of the partition, and what is known of it.
final class Leaf {
  final int node;
  final int depth;
  final int from;
  final int to;
  final SplitFinder.Node sums;

  /// The columns that have decided on the way to it.
  final BitSet decided;

  @Nullable Histogram histogram;
  Split best = Split.NONE;

  /// @param node its number in the tree
  /// @param from where in the partition its rows begin
  /// @param to where they end
  Leaf(int node, int depth, int from, int to, SplitFinder.Node sums, BitSet decided) {
    this.node = node;
    this.depth = depth;
    this.from = from;
    this.to = to;
    this.sums = sums;
    this.decided = decided;
  }

  int rows() {
    return to - from;
  }
}
