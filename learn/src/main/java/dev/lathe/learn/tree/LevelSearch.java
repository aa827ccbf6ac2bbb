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
/// would be too small gains nothing by it and does not stand in the way.
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
    long[] missing = new long[leaves.size()];
    long[] left = new long[leaves.size()];
    Worth[] worth = new Worth[leaves.size()];
    double[] whole = new double[leaves.size()];
    boolean anyMissing = false;
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      missing[i] = sum(leaf, column, size);
      anyMissing |= missing[i] != 0;
      Worth plain = finder.worth(leaf.sums);
      worth[i] = categories ? finder.worthOfLevels(leaf.sums) : plain;
      whole[i] = plain.of(leaf.sums.total());
    }
    double best = 0;
    int bestAt = -1;
    boolean bestMissingLeft = false;
    for (int at = 0; at < (anyMissing ? order.length : order.length - 1); at++) {
      for (int i = 0; i < left.length; i++) left[i] += sum(leaves.get(i), column, order[at]);
      for (int side = 0; side < (anyMissing ? 2 : 1); side++) {
        double gain = 0;
        for (int i = 0; i < left.length; i++) {
          long with = side == 0 ? left[i] : left[i] + missing[i];
          long total = leaves.get(i).sums.total();
          double halves = worth[i].halves(with, total - with, rules.direction(column));
          if (halves > whole[i]) gain += halves - whole[i];
        }
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
