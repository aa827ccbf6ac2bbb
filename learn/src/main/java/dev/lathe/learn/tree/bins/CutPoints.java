package dev.lathe.learn.tree.bins;

import java.util.Arrays;

/// Chooses where to cut sorted distinct values into bins.
///
/// **Source.** The greedy rule of LightGBM (Ke et al., *LightGBM: A Highly Efficient Gradient
/// Boosting Decision Tree*, NIPS 2017, its `GreedyFindBin`): values heavier than an even share get
/// a bin of their own, the rest is shared out evenly as we go.
final class CutPoints {
  private CutPoints() {}

  /// Cut points midway between neighbouring values.
  ///
  /// @param distinct ascending
  /// @param weights the weight of each distinct value
  /// @param most how many bins there may be
  static double[] between(double[] distinct, double[] weights, int most) {
    int count = distinct.length;
    if (count <= most) {
      double[] cuts = new double[Math.max(0, count - 1)];
      for (int i = 0; i < cuts.length; i++) {
        cuts[i] = midway(distinct[i], distinct[i + 1]);
      }
      return cuts;
    }
    double rest = 0;
    for (double weight : weights) rest += weight;
    double heavy = rest / most;
    int bins = most;
    for (double weight : weights) {
      if (weight >= heavy) {
        bins--;
        rest -= weight;
      }
    }
    double share = rest / bins;
    double[] cuts = new double[most - 1];
    int made = 0;
    double held = 0;
    for (int i = 0; i + 1 < count && made < cuts.length; i++) {
      boolean alone = weights[i] >= heavy;
      if (!alone) rest -= weights[i];
      held += weights[i];
      boolean beforeHeavy = weights[i + 1] >= heavy && held >= share / 2;
      if (alone || held >= share || beforeHeavy) {
        cuts[made++] = midway(distinct[i], distinct[i + 1]);
        held = 0;
        if (!alone) {
          bins--;
          share = rest / Math.max(1, bins);
        }
      }
    }
    return Arrays.copyOf(cuts, made);
  }

  /// A number from `low` up to, without, `high`, midway where that can be.
  static double midway(double low, double high) {
    double middle = low / 2 + high / 2;
    return middle >= low && middle < high ? middle : low;
  }
}
