package dev.lathe.learn.tree;

import java.util.Arrays;

/// The weight of some rows, by class, or with the sum of their numbers.
final class Tally {
  private static final double LN_2 = Math.log(2);

  private final DecisionRows rows;
  private final boolean entropy;
  private final double[] sums;
  private double weight;

  Tally(DecisionRows rows, DecisionTree.Impurity impurity) {
    this.rows = rows;
    entropy = impurity == DecisionTree.Impurity.ENTROPY;
    sums = new double[Math.max(1, rows.classes)];
  }

  void clear() {
    Arrays.fill(sums, 0);
    weight = 0;
  }

  void add(int row) {
    double here = rows.weights[row];
    weight += here;
    if (rows.classes > 0) sums[rows.codes[row]] += here;
    else sums[0] += here * rows.amounts[row];
  }

  void add(Tally other) {
    weight += other.weight;
    for (int i = 0; i < sums.length; i++) sums[i] += other.sums[i];
  }

  /// What is left of all when some go.
  void rest(Tally all, Tally some) {
    weight = all.weight - some.weight;
    for (int i = 0; i < sums.length; i++) sums[i] = all.sums[i] - some.sums[i];
  }

  void copy(Tally other) {
    weight = other.weight;
    System.arraycopy(other.sums, 0, sums, 0, sums.length);
  }

  double weight() {
    return weight;
  }

  /// The share of a class, or the mean.
  double share(int code) {
    return sums[code] / weight;
  }

  /// The class of most weight.
  int frequent() {
    int best = 0;
    for (int code = 1; code < sums.length; code++) {
      if (sums[code] > sums[best]) best = code;
    }
    return best;
  }

  /// What these rows are worth as one leaf: their weight times what their impurity falls short of a
  /// number that is the same for every way to part them.
  double worth() {
    if (weight <= 0) return 0;
    double worth = 0;
    if (entropy && rows.classes > 0) {
      for (double sum : sums) worth += sum > 0 ? sum * Math.log(sum / weight) : 0;
      return worth / LN_2;
    }
    for (double sum : sums) worth += sum * sum;
    return worth / weight;
  }

  double[] shares() {
    double[] shares = new double[sums.length];
    for (int code = 0; code < shares.length; code++) shares[code] = share(code);
    return shares;
  }
}
