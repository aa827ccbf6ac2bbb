package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.learn.tree.bins.ColumnBins;

/// How far a tree grows: best split first, until a bound is reached.
///
/// Rows are counted by weight, so that a weight of 2 is the same as the row twice. Inside the
/// search the rows of a half are estimated from its share of the node's hessian (exact where the
/// hessian is constant, as for squared loss).
///
/// @param leaves most leaves of a tree, 2 or more
/// @param depth most splits on the way from the root to a leaf, 1 or more
/// @param minimumRows fewest rows a leaf may hold, 0 or more
/// @param minimumHessian smallest sum of hessians a leaf may hold, 0 or more
/// @param minimumGain what a split must gain at least, in units of the loss, 0 or more
/// @param bins most bins of a column, 2 to 255
public record Growth(
    @Setting("most leaves of a tree, 2 or more") int leaves,
    @Setting("most splits from the root to a leaf, 1 to 1000") int depth,
    @Setting("fewest rows of a leaf, by weight, 0 or more") double minimumRows,
    @Setting("smallest sum of hessians of a leaf, 0 or more") double minimumHessian,
    @Setting("least gain of a split, in units of the loss, 0 or more") double minimumGain,
    @Setting("most bins of a column, 2 to 255") int bins) {

  /// Leaf by leaf to 31 leaves of 10 rows or more.
  public Growth() {
    this(31, 64, 10, 1e-3, 0, 255);
  }

  public Growth {
    Limits.atLeast("leaves", leaves, 2);
    Limits.within("depth", depth, 1, 1000);
    Limits.atLeast("minimum-rows", minimumRows, 0);
    Limits.atLeast("minimum-hessian", minimumHessian, 0);
    Limits.atLeast("minimum-gain", minimumGain, 0);
    Limits.within("bins", bins, 2, ColumnBins.MOST);
  }

  /// These settings with this many leaves at most.
  public Growth leaves(int leaves) {
    return new Growth(leaves, depth, minimumRows, minimumHessian, minimumGain, bins);
  }

  /// These settings with this depth at most.
  public Growth depth(int depth) {
    return new Growth(leaves, depth, minimumRows, minimumHessian, minimumGain, bins);
  }

  /// These settings with this many rows to a leaf at least.
  public Growth minimumRows(double minimumRows) {
    return new Growth(leaves, depth, minimumRows, minimumHessian, minimumGain, bins);
  }

  /// These settings with this sum of hessians to a leaf at least.
  public Growth minimumHessian(double minimumHessian) {
    return new Growth(leaves, depth, minimumRows, minimumHessian, minimumGain, bins);
  }

  /// These settings with this gain to a split at least.
  public Growth minimumGain(double minimumGain) {
    return new Growth(leaves, depth, minimumRows, minimumHessian, minimumGain, bins);
  }

  /// These settings with this many bins to a column at most.
  public Growth bins(int bins) {
    return new Growth(leaves, depth, minimumRows, minimumHessian, minimumGain, bins);
  }
}
