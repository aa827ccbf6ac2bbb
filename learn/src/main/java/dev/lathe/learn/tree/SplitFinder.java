package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.NumberBins;

/// Finds the best split of a node from its [Histogram].
///
/// For numbers every bin's upper end is tried, with missing values on either side, so that their
/// direction is learned; where no row of the node misses the value, a missing one will go the way
/// of the heavier half. Of several thresholds that part the node's rows alike, the middle one is
/// taken. Categories are in [CategorySplits].
///
/// The gain of parting sums (G, H) into left and right is `(Gl²/(Hl + l2) + Gr²/(Hr + l2) - G²/(H +
/// l2)) / 2`: what the second-order expansion of the loss falls by when both halves take their best
/// value.
///
/// **Source.** Chen and Guestrin, *XGBoost: A Scalable Tree Boosting System*, KDD 2016, equation 7
/// and algorithm 3.
final class SplitFinder {
  private final BinnedTable table;
  private final Rules rules;
  private final double gradientUnit;
  private final double hessianUnit;
  private final double gainUnit;
  private final Penalty penalty;
  private final double minimumRows;
  private final double minimumHessian;
  private final CategorySplits categories;

  SplitFinder(BinnedTable table, Rules rules, Gradients gradients, Growth growth, Penalty penalty) {
    this.table = table;
    this.rules = rules;
    this.penalty = penalty;
    gradientUnit = gradients.gradientUnit();
    hessianUnit = gradients.hessianUnit();
    gainUnit = gradientUnit * gradientUnit / hessianUnit / 2;
    minimumRows = growth.minimumRows();
    minimumHessian = growth.minimumHessian() / hessianUnit;
    categories = new CategorySplits(penalty.levels(), hessianUnit);
  }

  /// What a search needs to know of a node.
  ///
  /// @param total sum of gradients and hessians, packed
  /// @param rows the node's rows by weight
  /// @param low the least value that a leaf below may have before the rate
  /// @param high the greatest
  record Node(long total, double rows, double low, double high) {
    /// A node whose values are free.
    Node(long total, double rows) {
      this(total, rows, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
  }

  /// What parts of a node are worth.
  Worth worth(Node node) {
    double perRow = node.rows() > 0 ? Packed.hessian(node.total()) / node.rows() : 0;
    double least = Math.max(1, Math.max(minimumHessian, minimumRows * perRow));
    double unit = gradientUnit / hessianUnit;
    return new Worth(
        penalty.l1() / gradientUnit,
        penalty.l2() / hessianUnit,
        least,
        node.low() / unit,
        node.high() / unit);
  }

  /// What parts of a node are worth where they come of parting many levels.
  Worth worthOfLevels(Node node) {
    return worth(node).stricter(penalty.levels().categoryL2() / hessianUnit);
  }

  /// What is added to a level's hessians before its mean gradient is taken, packed.
  double smoothing() {
    return penalty.levels().categorySmoothing() / hessianUnit;
  }

  /// A leaf's value before the rate, in units of the score.
  double value(Node node, long sum) {
    return worth(node).value(sum) * gradientUnit / hessianUnit;
  }

  /// What worth in packed units is in units of the loss.
  double gain(double worth) {
    return worth * gainUnit;
  }

  /// The best split by one column, [Split#NONE] when none gains enough.
  Split best(int column, Histogram histogram, Node node, Worth worth) {
    long[] sums = histogram.of(column);
    int offset = histogram.offset(column);
    int size = table.bins().column(column).size();
    Split found =
        switch (table.bins().column(column)) {
          case NumberBins _ -> {
            boolean plain = worth.plain && rules.direction(column) == 0;
            yield plain
                ? numbers(column, sums, offset, size, node.total(), worth)
                : ruled(column, sums, offset, size, node.total(), worth);
          }
          case CategoryBins _ -> categories.best(column, sums, offset, size, node, worth);
        };
    if (!found.found()) return Split.NONE;
    double gain = (found.gain() - worth.of(node.total())) * gainUnit;
    if (!(gain > penalty.minimumGain())) return Split.NONE;
    return found.gain(gain);
  }

  /*
   * The worth of two halves is one fraction, n/d. A place is better when n·D > N·d, N/D being the
   * best so far, so nothing is divided until the end.
   */
  private static Split numbers(
      int column, long[] sums, int offset, int size, long total, Worth worth) {
    double l2 = worth.l2;
    double least = worth.least;
    double allGradient = Packed.gradient(total);
    double allHessian = Packed.hessian(total);
    long missing = sums[offset + size];
    int last = missing == 0 ? size - 1 : size;
    double bestAbove = 0;
    double bestBelow = 1;
    int bestBin = -1;
    boolean bestMissingLeft = false;
    long bestLeft = 0;
    long left = 0;
    for (int bin = 0; bin < last; bin++) {
      long here = sums[offset + bin];
      if (here == 0) continue;
      left += here;
      double leftHessian = Packed.hessian(left);
      double rightHessian = allHessian - leftHessian;
      if (leftHessian >= least && rightHessian >= least) {
        double leftGradient = Packed.gradient(left);
        double rightGradient = allGradient - leftGradient;
        double a = leftHessian + l2;
        double b = rightHessian + l2;
        double above = leftGradient * leftGradient * b + rightGradient * rightGradient * a;
        double below = a * b;
        if (above * bestBelow > bestAbove * below) {
          bestAbove = above;
          bestBelow = below;
          bestBin = bin;
          bestMissingLeft = false;
          bestLeft = left;
        }
      } else if (missing == 0 && rightHessian < least) {
        break;
      }
      if (missing != 0) {
        long with = left + missing;
        leftHessian = Packed.hessian(with);
        rightHessian = allHessian - leftHessian;
        if (leftHessian < least || rightHessian < least) continue;
        double leftGradient = Packed.gradient(with);
        double rightGradient = allGradient - leftGradient;
        double a = leftHessian + l2;
        double b = rightHessian + l2;
        double above = leftGradient * leftGradient * b + rightGradient * rightGradient * a;
        double below = a * b;
        if (above * bestBelow > bestAbove * below) {
          bestAbove = above;
          bestBelow = below;
          bestBin = bin;
          bestMissingLeft = true;
          bestLeft = with;
        }
      }
    }
    if (bestBin < 0) return Split.NONE;
    double best = bestAbove / bestBelow;
    return split(best, column, bestBin, bestMissingLeft, bestLeft, sums, offset, size, total);
  }

  /// The plain way, place by place, where something stands in the way of values.
  private Split ruled(int column, long[] sums, int offset, int size, long total, Worth worth) {
    int direction = rules.direction(column);
    long missing = sums[offset + size];
    int last = missing == 0 ? size - 1 : size;
    double best = -1;
    int bestBin = -1;
    boolean bestMissingLeft = false;
    long bestLeft = 0;
    long left = 0;
    for (int bin = 0; bin < last; bin++) {
      long here = sums[offset + bin];
      if (here == 0) continue;
      left += here;
      for (int side = 0; side < (missing == 0 ? 1 : 2); side++) {
        long with = side == 0 ? left : left + missing;
        double found = worth.halves(with, total - with, direction);
        if (found > best) {
          best = found;
          bestBin = bin;
          bestMissingLeft = side == 1;
          bestLeft = with;
        }
      }
    }
    if (bestBin < 0) return Split.NONE;
    return split(best, column, bestBin, bestMissingLeft, bestLeft, sums, offset, size, total);
  }

  private static Split split(
      double worth,
      int column,
      int lastLeft,
      boolean missingLeft,
      long left,
      long[] sums,
      int offset,
      int size,
      long total) {
    int next = lastLeft + 1;
    while (next < size && sums[offset + next] == 0) next++;
    int bin = next < size ? (lastLeft + next - 1) >>> 1 : size - 1;
    boolean heavier =
        sums[offset + size] == 0
            ? Packed.hessian(left) > Packed.hessian(total - left)
            : missingLeft;
    return new Split(worth, column, bin, Split.NO_LEVELS, heavier, left);
  }
}
