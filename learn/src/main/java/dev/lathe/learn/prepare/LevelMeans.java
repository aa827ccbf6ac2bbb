package dev.lathe.learn.prepare;

import dev.lathe.frame.Categories;

/// Means of a target by level of one column: of all rows, and for each row of the other folds or of
/// the rows before it.
final class LevelMeans {
  private final Categories known;
  private final Categories levels;
  private final double[] weights;

  LevelMeans(Categories column, double[] weights) {
    levels = Levels.seen(column, Levels.totals(column, weights));
    known = column.within(levels);
    this.weights = weights;
  }

  /// The levels that have weight, without rows.
  Categories levels() {
    return levels;
  }

  private int size() {
    return levels.levels().size() + 1;
  }

  /// The level of a row; the last one is that of what is missing. What has no weight may have no
  /// level either, and adds nothing to it.
  private int level(int row) {
    int code = known.code(row);
    return code == Categories.MISSING ? size() - 1 : code;
  }

  /// The smoothed mean of each level, then of what is missing, then of all rows.
  double[] means(double[] values, double smoothing) {
    double all = mean(values);
    var sums = new Sums(size());
    var totals = new Sums(size());
    for (int row = 0; row < values.length; row++) {
      sums.add(level(row), weights[row], values[row]);
      totals.add(level(row), weights[row]);
    }
    double[] means = new double[size() + 1];
    for (int level = 0; level < size(); level++) {
      means[level] = smoothed(sums.at(level), totals.at(level), all, smoothing);
    }
    means[size()] = all;
    return means;
  }

  /// The share of the weight that each level has, then what is missing, then levels not there.
  double[] shares() {
    var totals = new Sums(size() + 1);
    for (int row = 0; row < weights.length; row++) {
      totals.add(level(row), weights[row]);
      totals.add(size(), weights[row]);
    }
    double[] shares = new double[size() + 1];
    for (int level = 0; level < size(); level++) {
      shares[level] = totals.at(level) / totals.at(size());
    }
    return shares;
  }

  /// For each row what is said of its level.
  double[] each(double[] byLevel) {
    double[] each = new double[weights.length];
    for (int row = 0; row < each.length; row++) each[row] = byLevel[level(row)];
    return each;
  }

  /// For each row the smoothed mean of its level in the rows of earlier turns; for rows without a
  /// turn that of all rows.
  double[] ordered(double[] values, double smoothing, Turns turns) {
    double all = mean(values);
    double[] encoded = each(means(values, smoothing));
    var sums = new Sums(size());
    var totals = new Sums(size());
    for (int turn = 0; turn < turns.count(); turn++) {
      for (int place = turns.begin(turn); place < turns.end(turn); place++) {
        int row = turns.row(place);
        int level = level(row);
        encoded[row] = smoothed(sums.at(level), totals.at(level), all, smoothing);
      }
      for (int place = turns.begin(turn); place < turns.end(turn); place++) {
        int row = turns.row(place);
        sums.add(level(row), weights[row], values[row]);
        totals.add(level(row), weights[row]);
      }
    }
    return encoded;
  }

  /// For each row the smoothed mean of its level in the other folds.
  ///
  /// @param fold of each row, from 0 to `folds - 1`
  double[] outOfFold(double[] values, double smoothing, int[] fold, int folds) {
    double all = mean(values);
    var sums = new Sums(size() * folds);
    var totals = new Sums(size() * folds);
    for (int row = 0; row < values.length; row++) {
      sums.add(level(row) * folds + fold[row], weights[row], values[row]);
      totals.add(level(row) * folds + fold[row], weights[row]);
    }
    double[] means = new double[size() * folds];
    for (int at = 0; at < means.length; at++) {
      int level = at / folds;
      double sum = 0;
      double total = 0;
      for (int other = level * folds; other < (level + 1) * folds; other++) {
        if (other == at) continue;
        sum += sums.at(other);
        total += totals.at(other);
      }
      means[at] = smoothed(sum, total, all, smoothing);
    }
    double[] encoded = new double[values.length];
    for (int row = 0; row < encoded.length; row++) {
      encoded[row] = means[level(row) * folds + fold[row]];
    }
    return encoded;
  }

  private double mean(double[] values) {
    var sums = new Sums(2);
    for (int row = 0; row < values.length; row++) {
      sums.add(0, weights[row], values[row]);
      sums.add(1, weights[row]);
    }
    return sums.at(0) / sums.at(1);
  }

  private static double smoothed(double sum, double total, double all, double smoothing) {
    return total == 0 ? all : (sum + smoothing * all) / (total + smoothing);
  }
}
