package dev.lathe.learn.tree.bins;

import java.util.Arrays;

/// Chooses where to cut sorted distinct values into bins.
///
/// **Source.** The greedy rule of LightGBM (Ke et al., *LightGBM: A Highly Efficient Gradient
/// Boosting Decision Tree*, NIPS 2017, its `GreedyFindBin`): values heavier than an even share get
/// a bin of their own, the rest is shared out evenly as we go.
final class CutPoints {
  private final Quantiles values;
  private final int most;
  private double rest;

  private CutPoints(Quantiles values, int most) {
    this.values = values;
    this.most = most;
  }

  /// Cut points midway between neighbouring values.
  ///
  /// @param values distinct, ascending, with their weights
  /// @param most how many bins there may be
  static double[] between(Quantiles values, int most) {
    var cuts = new CutPoints(values, most);
    return values.count() <= most ? cuts.each() : cuts.shared();
  }

  private double[] each() {
    double[] cuts = new double[Math.max(0, values.count() - 1)];
    for (int i = 0; i < cuts.length; i++) cuts[i] = midway(i);
    return cuts;
  }

  private double[] shared() {
    for (int i = 0; i < values.count(); i++) rest += values.weight(i);
    double heavy = rest / most;
    return shared(heavy, most - heavies(heavy));
  }

  /// Takes the heavy values off the rest, and counts them.
  private int heavies(double heavy) {
    int count = 0;
    for (int i = 0; i < values.count(); i++) {
      double weight = values.weight(i);
      if (weight < heavy) continue;
      count++;
      rest -= weight;
    }
    return count;
  }

  /// @param heavy from what weight on a value has a bin of its own
  /// @param light how many bins are left for others
  private double[] shared(double heavy, int light) {
    double share = rest / light;
    double[] cuts = new double[most - 1];
    int left = light;
    int made = 0;
    double held = 0;
    double next = values.weight(0);
    for (int i = 0; i + 1 < values.count() && made < cuts.length; i++) {
      boolean alone = next >= heavy;
      if (!alone) rest -= next;
      held += next;
      next = values.weight(i + 1);
      boolean beforeHeavy = next >= heavy && held >= share / 2;
      if (alone || held >= share || beforeHeavy) {
        cuts[made++] = midway(i);
        held = 0;
        if (!alone) {
          left--;
          share = rest / Math.max(1, left);
        }
      }
    }
    return Arrays.copyOf(cuts, made);
  }

  private double midway(int place) {
    return midway(values.value(place), values.value(place + 1));
  }

  /// A number from `low` up to, without, `high`, midway where that can be.
  static double midway(double low, double high) {
    double middle = low / 2 + high / 2;
    return middle >= low && middle < high ? middle : low;
  }
}
