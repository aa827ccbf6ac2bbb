package dev.lathe.learn.tree;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A leaf of a growing tree: its stretch of the partition, and what is known of it.
final class Leaf {
  /// The turns that lead to it: 1 for the root, then twice the parent's, and one more on the right.
  final long path;

  final int depth;
  final int from;
  final int to;
  final SplitFinder.Node sums;

  /// The columns that have decided on the way to it.
  final BitSet decided;

  /// Its number in the tree, once the split above it belongs to the tree.
  int node;

  @Nullable Histogram histogram;
  Split best = Split.NONE;

  /// What its split gains, or less where it waits for one above it that gains less.
  double promise;

  /// Left and right, once it has been expanded.
  List<Leaf> children = List.of();

  /// @param from where in the partition its rows begin
  /// @param to where they end
  Leaf(long path, int depth, int from, int to, SplitFinder.Node sums, BitSet decided) {
    this.path = path;
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
