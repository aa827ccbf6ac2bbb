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

  /// The best split by one column, [Split#NONE] when none gains enough, or none more than another
  /// that was found with the same scratch.
  Split best(int column, Histogram histogram, Node node, Worth worth, Scratch scratch) {
    long[] sums = histogram.of(column);
    int offset = histogram.offset(column);
    int size = table.bins().column(column).size();
    Split found =
        switch (table.bins().column(column)) {
          case NumberBins _ -> {
            boolean plain = worth.plain && rules.direction(column) == 0;
            yield plain
                ? numbers(column, sums, offset, size, node.total(), worth, scratch)
                : ruled(column, sums, offset, size, node.total(), worth);
          }
          case CategoryBins _ -> categories.best(column, sums, offset, size, node, worth);
        };
    if (!found.found()) return Split.NONE;
    double gain = (found.gain() - worth.of(node.total())) * gainUnit;
    if (!(gain > penalty.minimumGain())) return Split.NONE;
    scratch.best = Math.max(scratch.best, found.gain());
    return found.gain(gain);
  }

  /// What one thread needs for a search.
  static final class Scratch {
    private final long[] lefts;
    private final double[] worths;

    /// What the best split of the node is worth that was found so far.
    private double best;

    Scratch(BinnedTable table) {
      int most = 0;
      for (int column = 0; column < table.width(); column++) {
        most = Math.max(most, table.bins().column(column).size());
      }
      lefts = new long[most];
      worths = new double[most];
    }

    /// Begins with another node.
    void begin() {
      best = 0;
    }
  }

  /*
   * Sums grow from left to right, so the places where both halves are large enough stand side by
   * side, and what they are worth is a loop without a branch, which the compiler turns into vector
   * instructions. An empty bin is worth what the one before is, and the first of equals is taken.
   */
  private static Split numbers(
      int column, long[] sums, int offset, int size, long total, Worth worth, Scratch scratch) {
    long missing = sums[offset + size];
    long[] lefts = scratch.lefts;
    add(sums, offset, size, lefts);
    int bin = -1;
    boolean missingLeft = false;
    double most = scratch.best; // most columns are no better than one before
    for (int side = 0; side < (missing == 0 ? 1 : 2); side++) {
      long beside = side == 0 ? 0 : missing;
      int places = missing == 0 ? size - 1 : size;
      int found = best(lefts, places, beside, total, worth, scratch.worths);
      if (found < 0 || scratch.worths[found] <= most) continue;
      most = scratch.worths[found];
      bin = found;
      missingLeft = side == 1;
    }
    if (bin < 0) return Split.NONE;
    long sum = lefts[bin] + (missingLeft ? missing : 0);
    return split(most, column, bin, missingLeft, sum, sums, offset, size, total);
  }

  private static void add(long[] sums, int offset, int size, long[] lefts) {
    long left = 0;
    for (int bin = 0; bin < size; bin++) {
      left += sums[offset + bin];
      lefts[bin] = left;
    }
  }

  /// The place whose halves are worth most, -1 where none has halves large enough.
  ///
  /// @param lefts what stands up to each place
  /// @param count how many places there are
  /// @param beside what is on the left besides
  private static int best(
      long[] lefts, int count, long beside, long total, Worth worth, double[] worths) {
    double least = worth.least;
    int from = 0;
    while (from < count && Packed.hessian(lefts[from] + beside) < least) from++;
    int to = count;
    while (to > from && Packed.hessian(total - lefts[to - 1] - beside) < least) to--;
    worths(lefts, from, to, beside, total, worth.l2, worths);
    double best = -1;
    int at = -1;
    for (int i = from; i < to; i++) {
      if (worths[i] > best) {
        best = worths[i];
        at = i;
      }
    }
    return at;
  }

  private static void worths(
      long[] lefts, int from, int to, long beside, long total, double l2, double[] worths) {
    double allGradient = Packed.gradient(total);
    double allHessian = Packed.hessian(total);
    for (int i = from; i < to; i++) {
      long left = lefts[i] + beside;
      double leftGradient = (double) (left >> 32);
      double leftHessian = (double) (left & 0xFFFFFFFFL);
      double rightGradient = allGradient - leftGradient;
      double a = leftHessian + l2;
      double b = allHessian - leftHessian + l2;
      worths[i] = (leftGradient * leftGradient * b + rightGradient * rightGradient * a) / (a * b);
    }
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
