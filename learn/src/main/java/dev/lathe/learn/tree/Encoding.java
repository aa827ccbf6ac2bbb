package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;
import dev.lathe.learn.prepare.Preparations;
import dev.lathe.learn.prepare.TargetEncoding;
import dev.lathe.learn.prepare.TargetStatistic;

/// How categories of many levels are told as numbers: by the mean of the target in the rows of each
/// level, of classes by the share of each.
///
/// Where levels are crosses of other columns, or codes that tell little by themselves, trees follow
/// chance when they split by level; then the levels are better left out. `levelShares` helps where
/// how common a level is tells something, as of users and articles. What is the default was found
/// by cross-validation: see `docs/decisions/0008`.
///
/// @param targetStatistic from which other rows the rows that are learned from get the mean
/// @param statisticAbove columns of more levels than this get means, 0 or more
/// @param statisticSmoothing by how many rows a level's mean is drawn to that of all rows, above 0
///   and at most 1e9
/// @param levelsBeside whether the levels stay beside the mean, to be split by
/// @param levelShares whether the share of rows that have the level stands beside the mean
public record Encoding(
    @Setting(
            "means of the target beside many levels; out-of-fold: from other folds; ordered: from the rows before in a random order")
        TargetStatistic targetStatistic,
    @Setting("columns of more levels than this get means of the target, 0 or more")
        int statisticAbove,
    @Setting("rows by which such a mean is drawn to that of all rows, above 0")
        double statisticSmoothing,
    @Setting("whether the levels stay beside their mean") boolean levelsBeside,
    @Setting("whether the share of rows that have the level stands beside such a mean")
        boolean levelShares) {

  /// Out of fold, above 254 levels, by 10 rows, beside the levels, with shares of rows.
  public Encoding() {
    this(TargetStatistic.OUT_OF_FOLD, Preparations.LEVELS_FOR_TREES, 10, true, true);
  }

  public Encoding {
    Limits.atLeast("statistic-above", statisticAbove, 0);
    Limits.above("statistic-smoothing", statisticSmoothing, 0, 1e9);
  }

  /// These settings with another value of `targetStatistic`.
  public Encoding targetStatistic(TargetStatistic targetStatistic) {
    return new Encoding(
        targetStatistic, statisticAbove, statisticSmoothing, levelsBeside, levelShares);
  }

  /// These settings with another value of `statisticAbove`.
  public Encoding statisticAbove(int statisticAbove) {
    return new Encoding(
        targetStatistic, statisticAbove, statisticSmoothing, levelsBeside, levelShares);
  }

  /// These settings with another value of `statisticSmoothing`.
  public Encoding statisticSmoothing(double statisticSmoothing) {
    return new Encoding(
        targetStatistic, statisticAbove, statisticSmoothing, levelsBeside, levelShares);
  }

  /// These settings with another value of `levelsBeside`.
  public Encoding levelsBeside(boolean levelsBeside) {
    return new Encoding(
        targetStatistic, statisticAbove, statisticSmoothing, levelsBeside, levelShares);
  }

  /// These settings with another value of `levelShares`.
  public Encoding levelShares(boolean levelShares) {
    return new Encoding(
        targetStatistic, statisticAbove, statisticSmoothing, levelsBeside, levelShares);
  }

  /// What encodes so.
  TargetEncoding preparation(long seed) {
    return new TargetEncoding()
        .above(statisticAbove)
        .smoothing(statisticSmoothing)
        .statistic(targetStatistic)
        .beside(levelsBeside)
        .shares(levelShares)
        .seed(seed);
  }
}
