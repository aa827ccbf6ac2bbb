package dev.lathe.learn.tree;

import dev.lathe.learn.Limits;
import dev.lathe.learn.Setting;

/// What keeps leaves and splits from following single rows.
///
/// @param l1 taken off the size of a leaf's sum of gradients, 0 or more
/// @param l2 added to a leaf's sum of hessians, 0 or more
/// @param minimumGain what a split must gain at least, in units of the loss, 0 or more
/// @param rateDecay what the rate is multiplied by after each round, above 0 and at most 1
/// @param levels how splits over categories are held back
public record Penalty(
    @Setting("taken off the size of a leaf's sum of gradients, 0 or more") double l1,
    @Setting("added to a leaf's sum of hessians, 0 or more") double l2,
    @Setting("least gain of a split, in units of the loss, 0 or more") double minimumGain,
    @Setting("what the rate is multiplied by after each round, above 0 and at most 1")
        double rateDecay,
    Levels levels) {

  /// An L2 of 1, without which classes of few rows run away.
  public Penalty() {
    this(0, 1, 0, 1, new Levels());
  }

  public Penalty {
    Limits.atLeast("l1", l1, 0);
    Limits.atLeast("l2", l2, 0);
    Limits.atLeast("minimum-gain", minimumGain, 0);
    Limits.above("rate-decay", rateDecay, 0, 1);
  }

  /// These settings with another value of `l1`.
  public Penalty l1(double l1) {
    return new Penalty(l1, l2, minimumGain, rateDecay, levels);
  }

  /// These settings with another value of `l2`.
  public Penalty l2(double l2) {
    return new Penalty(l1, l2, minimumGain, rateDecay, levels);
  }

  /// These settings with another value of `minimumGain`.
  public Penalty minimumGain(double minimumGain) {
    return new Penalty(l1, l2, minimumGain, rateDecay, levels);
  }

  /// These settings with another value of `rateDecay`.
  public Penalty rateDecay(double rateDecay) {
    return new Penalty(l1, l2, minimumGain, rateDecay, levels);
  }

  /// These settings with another value of `levels`.
  public Penalty levels(Levels levels) {
    return new Penalty(l1, l2, minimumGain, rateDecay, levels);
  }
}
