package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;

/// What holds leaves and splits back from following single rows.
///
/// A split over categories tries many partings at once, so it is held back more: each level's mean
/// is drawn towards nothing by `categorySmoothing` units of hessian before levels are put in order,
/// and what a parting gains is reckoned with `categoryL2` more of L2.
///
/// @param l2 added to a leaf's sum of hessians, 0 or more
/// @param categorySmoothing units of hessian added to a level's sum when levels are put in order; a
///   level with fewer rows than this is not chosen; 0 or more
/// @param categoryL2 added to `l2` where many levels are parted from many, 0 or more
/// @param categoryRows fewest rows by which such a parting differs from the next, 0 or more
/// @param categoryLevels most levels on the smaller side of such a parting, 1 or more
/// @param oneAgainstRest with at most this many levels, one is parted from all others, 0 or more
public record Penalty(
    @Setting("added to a leaf's sum of hessians, 0 or more") double l2,
    @Setting("drawn into a level's mean gradient, in hessians, 0 or more") double categorySmoothing,
    @Setting("more L2 where many levels are parted from many, 0 or more") double categoryL2,
    @Setting("fewest rows between two partings of levels, 0 or more") double categoryRows,
    @Setting("most levels on one side of a parting, 1 or more") int categoryLevels,
    @Setting("up to so many levels, one is parted from the rest, 0 or more") int oneAgainstRest) {

  /// An L2 of 1, without which classes of few rows run away; for categories what LightGBM uses.
  public Penalty() {
    this(1, 10, 10, 100, 32, 4);
  }

  public Penalty {
    Limits.atLeast("l2", l2, 0);
    Limits.atLeast("category-smoothing", categorySmoothing, 0);
    Limits.atLeast("category-l2", categoryL2, 0);
    Limits.atLeast("category-rows", categoryRows, 0);
    Limits.atLeast("category-levels", categoryLevels, 1);
    Limits.atLeast("one-against-rest", oneAgainstRest, 0);
  }

  /// These settings with this L2.
  public Penalty l2(double l2) {
    return new Penalty(
        l2, categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest);
  }

  /// These settings with this smoothing of levels.
  public Penalty categorySmoothing(double categorySmoothing) {
    return new Penalty(
        l2, categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest);
  }

  /// These settings with this L2 beside the other where levels are parted.
  public Penalty categoryL2(double categoryL2) {
    return new Penalty(
        l2, categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest);
  }

  /// These settings with this many rows between two partings of levels.
  public Penalty categoryRows(double categoryRows) {
    return new Penalty(
        l2, categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest);
  }

  /// These settings with this many levels on the smaller side.
  public Penalty categoryLevels(int categoryLevels) {
    return new Penalty(
        l2, categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest);
  }

  /// These settings with one level against the rest up to this many.
  public Penalty oneAgainstRest(int oneAgainstRest) {
    return new Penalty(
        l2, categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest);
  }
}
