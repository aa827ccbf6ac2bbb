package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;

/// How splits over the levels of categories are held back. Such a split tries many partings at
/// once, so each level's mean is drawn towards nothing by `categorySmoothing` units of hessian
/// before levels are put in order, and what a parting gains is reckoned with `categoryL2` more of
/// L2. Beside columns of very many levels stand means of the target ([Encoding]).
///
/// @param categorySmoothing units of hessian added to a level's sum when levels are put in order; a
///   level with fewer rows than this is not chosen; 0 or more
/// @param categoryL2 added to `l2` where many levels are parted from many, 0 or more
/// @param categoryRows fewest rows by which such a parting differs from the next, 0 or more
/// @param categoryLevels most levels on the smaller side of such a parting, 1 or more
/// @param oneAgainstRest with at most this many levels, one is parted from all others, 0 or more
/// @param encoding how columns of many levels are told as numbers beside their levels
public record Levels(
    @Setting("drawn into a level's mean gradient, in hessians, 0 or more") double categorySmoothing,
    @Setting("more L2 where many levels are parted from many, 0 or more") double categoryL2,
    @Setting("fewest rows between two partings of levels, 0 or more") double categoryRows,
    @Setting("most levels on one side of a parting, 1 or more") int categoryLevels,
    @Setting("up to so many levels, one is parted from the rest, 0 or more") int oneAgainstRest,
    Encoding encoding) {

  /// What LightGBM uses, but that one level is parted from the rest where a node has up to 16.
  public Levels() {
    this(10, 10, 100, 32, 16, new Encoding());
  }

  public Levels {
    Limits.atLeast("category-smoothing", categorySmoothing, 0);
    Limits.atLeast("category-l2", categoryL2, 0);
    Limits.atLeast("category-rows", categoryRows, 0);
    Limits.atLeast("category-levels", categoryLevels, 1);
    Limits.atLeast("one-against-rest", oneAgainstRest, 0);
  }

  /// These settings with another value of `categorySmoothing`.
  public Levels categorySmoothing(double categorySmoothing) {
    return new Levels(
        categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest, encoding);
  }

  /// These settings with another value of `categoryL2`.
  public Levels categoryL2(double categoryL2) {
    return new Levels(
        categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest, encoding);
  }

  /// These settings with another value of `categoryRows`.
  public Levels categoryRows(double categoryRows) {
    return new Levels(
        categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest, encoding);
  }

  /// These settings with another value of `categoryLevels`.
  public Levels categoryLevels(int categoryLevels) {
    return new Levels(
        categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest, encoding);
  }

  /// These settings with another value of `oneAgainstRest`.
  public Levels oneAgainstRest(int oneAgainstRest) {
    return new Levels(
        categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest, encoding);
  }

  /// These settings with another value of `encoding`.
  public Levels encoding(Encoding encoding) {
    return new Levels(
        categorySmoothing, categoryL2, categoryRows, categoryLevels, oneAgainstRest, encoding);
  }
}
