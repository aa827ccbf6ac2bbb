package dev.lathe.learn.tree;

import static java.util.Objects.requireNonNull;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.bins.NumberBins;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Finds the one split that gains most over all leaves of a level together. A leaf in which a half
/// would be too small counts for nothing, neither for nor against.
///
/// Bins of numbers are tried in their order, levels of categories in the order of their mean
/// gradient over the whole level of the tree.
///
/// **Source.** Symmetric trees as in Prokhorenkova et al., *CatBoost: unbiased boosting with
/// categorical features*, NeurIPS 2018.
final class LevelSearch {
  private final BinnedTable table;
  private final SplitFinder finder;
  private final Rules rules;
  private final Penalty penalty;

  LevelSearch(BinnedTable table, SplitFinder finder, Rules rules, Penalty penalty) {
    this.table = table;
    this.finder = finder;
    this.rules = rules;
    this.penalty = penalty;
  }

  /// The best split by one column; its left sum means nothing.
  Split best(int column, List<Leaf> leaves) {
    int size = table.bins().column(column).size();
    int[] order =
        switch (table.bins().column(column)) {
          case NumberBins _ -> IntStream.range(0, size).toArray();
          case CategoryBins _ -> byMean(column, size, leaves);
        };
    boolean categories = table.bins().column(column) instanceof CategoryBins;
    boolean anyMissing = false;
    for (Leaf leaf : leaves) anyMissing |= sum(leaf, column, size) != 0;
    double[] missingRight = new double[order.length];
    double[] missingLeft = new double[anyMissing ? order.length : 0];
    for (Leaf leaf : leaves) {
      Worth worth = categories ? finder.worthOfLevels(leaf.sums) : finder.worth(leaf.sums);
      add(missingRight, column, leaf, order, 0, worth);
      if (anyMissing) add(missingLeft, column, leaf, order, sum(leaf, column, size), worth);
    }
    double best = 0;
    int bestAt = -1;
    boolean bestMissingLeft = false;
    for (int at = 0; at < (anyMissing ? order.length : order.length - 1); at++) {
      for (int side = 0; side < (anyMissing ? 2 : 1); side++) {
        double gain = side == 0 ? missingRight[at] : missingLeft[at];
        if (gain > best) {
          best = gain;
          bestAt = at;
          bestMissingLeft = side == 1;
        }
      }
    }
    double gain = finder.gain(best);
    if (bestAt < 0 || !(gain > penalty.minimumGain())) return Split.NONE;
    if (!categories) {
      return new Split(gain, column, bestAt, Split.NO_LEVELS, bestMissingLeft, 0);
    }
    long[] goLeft = new long[4];
    for (int at = 0; at <= bestAt; at++) goLeft[order[at] >>> 6] |= 1L << (order[at] & 63);
    if (bestMissingLeft) goLeft[size >>> 6] |= 1L << (size & 63);
    return new Split(gain, column, -1, goLeft, bestMissingLeft, 0);
  }

  /// Adds what one leaf gains at each place; it may lose, as it is parted with all others.
  ///
  /// @param before the sum of what stands before the first place
  private void add(double[] gains, int column, Leaf leaf, int[] order, long before, Worth worth) {
    Histogram histogram = requireNonNull(leaf.histogram);
    long[] sums = histogram.of(column);
    int offset = histogram.offset(column);
    int direction = rules.direction(column);
    long total = leaf.sums.total();
    double whole = worth.of(total);
    long left = before;
    double gain = 0;
    boolean known = false;
    for (int at = 0; at < order.length; at++) {
      long here = sums[offset + order[at]];
      left += here;
      if (here != 0 || !known) {
        double halves = worth.halves(left, total - left, direction);
        gain = halves < 0 ? 0 : halves - whole;
        known = true;
      }
      gains[at] += gain;
    }
  }

  /// The split of a level as that of one of its leaves.
  Split of(Split split, Leaf leaf) {
    int size = table.bins().column(split.column()).size();
    byte[] right = split.sides(size);
    long left = 0;
    for (int bin = 0; bin <= size; bin++) {
      if (right[bin] == 0) left += sum(leaf, split.column(), bin);
    }
    return new Split(
        split.gain(), split.column(), split.bin(), split.levels(), split.missingLeft(), left);
  }

  private static long sum(Leaf leaf, int column, int bin) {
    Histogram histogram = requireNonNull(leaf.histogram);
    return histogram.of(column)[histogram.offset(column) + bin];
  }

  private int[] byMean(int column, int size, List<Leaf> leaves) {
    double smoothing = finder.smoothing();
    double[] means = new double[size];
    for (int level = 0; level < size; level++) {
      long sum = 0;
      for (Leaf leaf : leaves) sum += sum(leaf, column, level);
      double below = Packed.hessian(sum) + smoothing + 1;
      means[level] = Packed.gradient(sum) / below;
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, level -> level);
    Arrays.sort(order, Comparator.comparingDouble(level -> means[level]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
