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
  private final double gainUnit;
  private final double l2;
  private final double minimumRows;
  private final double minimumHessian;
  private final double minimumGain;
  private final CategorySplits categories;

  SplitFinder(BinnedTable table, Gradients gradients, Growth growth, Penalty penalty) {
    this.table = table;
    double hessianUnit = gradients.hessianUnit();
    gainUnit = gradients.gradientUnit() * gradients.gradientUnit() / hessianUnit / 2;
    l2 = penalty.l2() / hessianUnit;
    minimumRows = growth.minimumRows();
    minimumHessian = growth.minimumHessian() / hessianUnit;
    minimumGain = growth.minimumGain();
    categories = new CategorySplits(penalty, hessianUnit);
  }

  /// What a search needs to know of a node, in packed units.
  ///
  /// @param total sum of gradients and hessians
  /// @param rows the node's rows by weight
  record Node(long total, double rows) {}

  /// The smallest sum of hessians that either half may have.
  private double least(Node node) {
    double perRow = Packed.hessian(node.total()) / node.rows();
    return Math.max(1, Math.max(minimumHessian, minimumRows * perRow));
  }

  /// The best split by one column, [Split#NONE] when none gains enough.
  Split best(int column, Histogram histogram, Node node) {
    long[] sums = histogram.of(column);
    int offset = histogram.offset(column);
    int size = table.bins().column(column).size();
    double whole = worth(node.total(), l2);
    double least = least(node);
    Split found =
        switch (table.bins().column(column)) {
          case NumberBins _ -> numbers(column, sums, offset, size, node.total(), least);
          case CategoryBins _ -> categories.best(column, sums, offset, size, node, l2, least);
        };
    if (!found.found()) return Split.NONE;
    double gain = (found.gain() - whole) * gainUnit;
    if (!(gain > minimumGain)) return Split.NONE;
    return found.gain(gain);
  }

  private Split numbers(int column, long[] sums, int offset, int size, long total, double least) {
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
      double worth = halves(left, total - left, l2, least);
      if (worth > best) {
        best = worth;
        bestBin = bin;
        bestMissingLeft = false;
        bestLeft = left;
      }
      if (missing != 0) {
        long with = left + missing;
        worth = halves(with, total - with, l2, least);
        if (worth > best) {
          best = worth;
          bestBin = bin;
          bestMissingLeft = true;
          bestLeft = with;
        }
      } else if (Packed.hessian(total - left) < least) {
        break;
      }
    }
    if (bestBin < 0) return Split.NONE;
    int next = bestBin + 1;
    while (next < size && sums[offset + next] == 0) next++;
    if (next < size) bestBin = (bestBin + next - 1) >>> 1;
    else bestBin = size - 1;
    if (missing == 0) {
      bestMissingLeft = Packed.hessian(bestLeft) > Packed.hessian(total - bestLeft);
    }
    return new Split(best, column, bestBin, Split.NO_LEVELS, bestMissingLeft, bestLeft);
  }

  /// What a node is worth, in packed units: the square of its gradients over its hessians.
  static double worth(long sum, double l2) {
    double gradient = Packed.gradient(sum);
    return gradient * gradient / (Packed.hessian(sum) + l2);
  }

  /// What two halves are worth together, -1 where one is too small.
  static double halves(long left, long right, double l2, double least) {
    double leftHessian = Packed.hessian(left);
    double rightHessian = Packed.hessian(right);
    if (leftHessian < least || rightHessian < least) return -1;
    double leftGradient = Packed.gradient(left);
    double rightGradient = Packed.gradient(right);
    double a = leftHessian + l2;
    double b = rightHessian + l2;
    return (leftGradient * leftGradient * b + rightGradient * rightGradient * a) / (a * b);
  }
}
