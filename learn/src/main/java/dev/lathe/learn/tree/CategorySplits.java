package dev.lathe.learn.tree;

import java.util.Arrays;

/// Parts a node's rows by the levels of a column of categories.
///
/// With few levels in the node, each is tried against all others. With more, the levels are put in
/// the order of their mean gradient, drawn towards nothing where they have few rows, and the lowest
/// or the highest of them are parted from the rest. Missing values are a level among the others;
/// levels that the node has not seen go with the rest, to the right.
///
/// **Source.** Fisher, *On Grouping for Maximum Homogeneity*, JASA 1958 (in this order the best
/// parting is a prefix); smoothing, minimum counts and their defaults as in LightGBM.
final class CategorySplits {
  private final Levels levels;
  private final double smoothing;
  private final double moreL2;

  CategorySplits(Levels levels, double hessianUnit) {
    this.levels = levels;
    smoothing = levels.categorySmoothing() / hessianUnit;
    moreL2 = levels.categoryL2() / hessianUnit;
  }

  /// The best split, its gain being what both halves are worth in packed units.
  Split best(int column, long[] sums, int offset, int size, SplitFinder.Node node, Worth worth) {
    int present = 0;
    for (int level = 0; level <= size; level++) {
      if (sums[offset + level] != 0) present++;
    }
    if (present < 2) return Split.NONE;
    if (present <= levels.oneAgainstRest()) {
      return one(column, sums, offset, size, node, worth);
    }
    return many(column, sums, offset, size, node, worth);
  }

  private static Split one(
      int column, long[] sums, int offset, int size, SplitFinder.Node node, Worth worth) {
    double best = -1;
    int chosen = -1;
    for (int level = 0; level <= size; level++) {
      long left = sums[offset + level];
      if (left == 0) continue;
      double found = worth.halves(left, node.total() - left, 0);
      if (found > best) {
        best = found;
        chosen = level;
      }
    }
    if (chosen < 0) return Split.NONE;
    long[] goLeft = new long[4];
    goLeft[chosen >>> 6] |= 1L << (chosen & 63);
    return new Split(best, column, -1, goLeft, chosen == size, sums[offset + chosen]);
  }

  private Split many(
      int column, long[] sums, int offset, int size, SplitFinder.Node node, Worth worth) {
    var stricter = worth.stricter(moreL2);
    double rowsPerHessian = node.rows() / Packed.hessian(node.total());
    int[] order = order(sums, offset, size, rowsPerHessian);
    int steps = Math.min(levels.categoryLevels(), (order.length + 1) / 2);
    double best = -1;
    int bestFirst = 0;
    int bestCount = 0;
    long bestLeft = 0;
    for (int direction = 1; direction >= -1; direction -= 2) {
      int first = direction > 0 ? 0 : order.length - 1;
      long left = 0;
      double since = 0;
      for (int step = 0; step < steps; step++) {
        long here = sums[offset + order[first + direction * step]];
        left += here;
        since += Packed.hessian(here) * rowsPerHessian;
        long right = node.total() - left;
        if (Packed.hessian(right) * rowsPerHessian < levels.categoryRows()) break;
        if (since < levels.categoryRows()) continue;
        double found = stricter.halves(left, right, 0);
        if (found < 0) continue;
        since = 0;
        if (found > best) {
          best = found;
          bestFirst = direction > 0 ? 0 : order.length - 1 - step;
          bestCount = step + 1;
          bestLeft = left;
        }
      }
    }
    if (bestCount == 0) return Split.NONE;
    long[] goLeft = new long[4];
    boolean missingLeft = false;
    for (int i = bestFirst; i < bestFirst + bestCount; i++) {
      goLeft[order[i] >>> 6] |= 1L << (order[i] & 63);
      missingLeft |= order[i] == size;
    }
    return new Split(best, column, -1, goLeft, missingLeft, bestLeft);
  }

  /// The levels with rows enough, in ascending order of their smoothed mean gradient.
  private int[] order(long[] sums, int offset, int size, double rowsPerHessian) {
    long[] keys = new long[size + 1];
    int count = 0;
    for (int level = 0; level <= size; level++) {
      long sum = sums[offset + level];
      if (sum == 0 || Packed.hessian(sum) * rowsPerHessian < levels.categorySmoothing()) continue;
      float mean = (float) (Packed.gradient(sum) / (Packed.hessian(sum) + smoothing));
      int bits = Float.floatToIntBits(mean);
      keys[count++] = ((long) (bits ^ (bits >> 31 & 0x7FFFFFFF)) << 32) | level;
    }
    Arrays.sort(keys, 0, count);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) order[i] = (int) keys[i];
    return order;
  }
}
