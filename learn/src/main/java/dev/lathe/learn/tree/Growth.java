package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.learn.tree.bins.ColumnBins;

/// How far a tree grows, and by which rules, until a bound is reached.
///
/// Rows are counted by weight, so that a weight of 2 is the same as the row twice. Inside the
/// search the rows of a half are estimated from its share of the node's hessian (exact where the
/// hessian is constant, as for squared loss). Symmetric trees part all nodes of a level alike, also
/// those that have rows too few to gain by it.
///
/// @param shape in which order leaves are parted
/// @param leaves most leaves of a tree, 2 or more
/// @param depth most splits on the way from the root to a leaf, 1 or more
/// @param minimumRows fewest rows a leaf may hold, 0 or more
/// @param minimumHessian smallest sum of hessians a leaf may hold, 0 or more
/// @param bins most bins of a column of numbers, 2 to 65,535; beyond 255 the columns that need them
///   take two bytes a value, and time in proportion to their bins in every node; categories take at
///   most 255
/// @param constraints what the scores may not do
public record Growth(
    @Setting(
            "leaf-wise: the leaf that gains most first; level-wise: the upper leaf first; symmetric: all leaves of a level by one split")
        GrowthShape shape,
    @Setting("most leaves of a tree, 2 or more") int leaves,
    @Setting("most splits from the root to a leaf, 1 to 1000") int depth,
    @Setting("fewest rows of a leaf, by weight, 0 or more") double minimumRows,
    @Setting("smallest sum of hessians of a leaf, 0 or more") double minimumHessian,
    @Setting("most bins of a column, 2 to 65535; beyond 255 for numbers only, and slower") int bins,
    Constraints constraints) {

  /// Leaf by leaf to 31 leaves, free of constraints. Leaves may be as small as they like: L2 holds
  /// those of few rows back, and a least count of rows shuts out classes that have no more.
  public Growth() {
    this(GrowthShape.LEAF_WISE, 31, 64, 0, 0, 255, new Constraints());
  }

  public Growth {
    Limits.atLeast("leaves", leaves, 2);
    Limits.within("depth", depth, 1, 1000);
    Limits.atLeast("minimum-rows", minimumRows, 0);
    Limits.atLeast("minimum-hessian", minimumHessian, 0);
    Limits.within("bins", bins, 2, ColumnBins.WIDEST);
  }

  /// These settings with another value of `shape`.
  public Growth shape(GrowthShape shape) {
    return new Growth(shape, leaves, depth, minimumRows, minimumHessian, bins, constraints);
  }

  /// These settings with another value of `leaves`.
  public Growth leaves(int leaves) {
    return new Growth(shape, leaves, depth, minimumRows, minimumHessian, bins, constraints);
  }

  /// These settings with another value of `depth`.
  public Growth depth(int depth) {
    return new Growth(shape, leaves, depth, minimumRows, minimumHessian, bins, constraints);
  }

  /// These settings with another value of `minimumRows`.
  public Growth minimumRows(double minimumRows) {
    return new Growth(shape, leaves, depth, minimumRows, minimumHessian, bins, constraints);
  }

  /// These settings with another value of `minimumHessian`.
  public Growth minimumHessian(double minimumHessian) {
    return new Growth(shape, leaves, depth, minimumRows, minimumHessian, bins, constraints);
  }

  /// These settings with another value of `bins`.
  public Growth bins(int bins) {
    return new Growth(shape, leaves, depth, minimumRows, minimumHessian, bins, constraints);
  }

  /// These settings with another value of `constraints`.
  public Growth constraints(Constraints constraints) {
    return new Growth(shape, leaves, depth, minimumRows, minimumHessian, bins, constraints);
  }
}
