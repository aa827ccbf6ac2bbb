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
  /// @param values distinct, ascending, with their weights
  /// @param most how many bins there may be
  static double[] between(Quantiles values, int most) {
    int count = values.count();
    if (count <= most) {
      double[] cuts = new double[Math.max(0, count - 1)];
      for (int i = 0; i < cuts.length; i++) cuts[i] = midway(values, i);
      return cuts;
    }
    double rest = 0;
    for (int i = 0; i < count; i++) rest += values.weight(i);
    double heavy = rest / most;
    int bins = most;
    for (int i = 0; i < count; i++) {
      if (values.weight(i) >= heavy) {
        bins--;
        rest -= values.weight(i);
      }
    }
    double share = rest / bins;
    double[] cuts = new double[most - 1];
    int made = 0;
    double held = 0;
    for (int i = 0; i + 1 < count && made < cuts.length; i++) {
      double weight = values.weight(i);
      boolean alone = weight >= heavy;
      if (!alone) rest -= weight;
      held += weight;
      boolean beforeHeavy = values.weight(i + 1) >= heavy && held >= share / 2;
      if (alone || held >= share || beforeHeavy) {
        cuts[made++] = midway(values, i);
        held = 0;
        if (!alone) {
          bins--;
          share = rest / Math.max(1, bins);
        }
      }
    }
    return Arrays.copyOf(cuts, made);
  }

  private static double midway(Quantiles values, int place) {
    return midway(values.value(place), values.value(place + 1));
  }

  /// A number from `low` up to, without, `high`, midway where that can be.
  static double midway(double low, double high) {
    double middle = low / 2 + high / 2;
    return middle >= low && middle < high ? middle : low;
  }
}
