package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.CategoryBins;
import dev.lathe.learn.tree.ensemble.Trees;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The binned columns as a forest searches them: bins of numbers in their order, levels of
/// categories in the order of their mean target over all rows, so that a split is always a place in
/// an order. Levels of fewer than [#RARE] rows stand together at one place, that of the mean over
/// all rows: put in the order of their own few targets they would give those away.
///
/// **Source.** Ordering levels once by their mean target: Wright and König, *Splitting on
/// categorical predictors in random forests*, PeerJ 2019.
final class ForestColumns {
  private static final int RARE = 10;

  private final BinnedTable table;
  private final byte[][] ranks;
  private final int[][] order;

  /// For each place the last level that stands there, as an index into the order.
  private final int[][] last;

  /// @param means for each row the number that levels are ordered by
  ForestColumns(BinnedTable table, double[] means, double[] weights) {
    this.table = table;
    ranks = new byte[table.width()][];
    order = new int[table.width()][];
    last = new int[table.width()][256];
    table
        .workers()
        .forEach(
            table.width(),
            column -> {
              ranks[column] = table.column(column);
              order[column] = new int[0];
              if (table.bins().column(column) instanceof CategoryBins) {
                rank(column, means, weights);
              }
            });
  }

  private void rank(int column, double[] means, double[] weights) {
    int size = missing(column);
    double[] sums = new double[size + 1];
    double[] rows = new double[size + 1];
    byte[] bins = table.column(column);
    for (int row = 0; row < bins.length; row++) {
      sums[bins[row] & 0xFF] += weights[row] * means[row];
      rows[bins[row] & 0xFF] += weights[row];
    }
    double all = Arrays.stream(sums).sum() / Arrays.stream(rows).sum();
    double[] keys = new double[size];
    for (int bin = 0; bin < size; bin++) {
      keys[bin] = rows[bin] < RARE ? all : sums[bin] / rows[bin];
    }
    int[] byMean =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(bin -> keys[bin]))
            .mapToInt(Integer::intValue)
            .toArray();
    byte[] rank = new byte[size + 1];
    for (int at = 0; at < size; at++) {
      boolean together = at > 0 && rows[byMean[at]] < RARE && rows[byMean[at - 1]] < RARE;
      rank[byMean[at]] = together ? rank[byMean[at - 1]] : (byte) at;
    }
    rank[size] = (byte) size;
    byte[] ranked = new byte[bins.length];
    for (int row = 0; row < ranked.length; row++) {
      ranked[row] = rank[bins[row] & 0xFF];
    }
    ranks[column] = ranked;
    order[column] = byMean;
    for (int at = size - 1, end = size - 1; at >= 0; at--) {
      if (at < size - 1 && rank[byMean[at]] != rank[byMean[at + 1]]) end = at;
      last[column][rank[byMean[at]] & 0xFF] = end;
    }
  }

  int width() {
    return ranks.length;
  }

  /// The place of each row's value in the column's order.
  byte[] ranks(int column) {
    return ranks[column];
  }

  /// The number of the missing bin, which is also how many places there are.
  int missing(int column) {
    return table.bins().column(column).size();
  }

  /// A split that sends everything up to a place to the left.
  Split split(double gain, int column, int place, boolean missingLeft) {
    if (order[column].length == 0) {
      return new Split(gain, column, place, Split.NO_LEVELS, missingLeft, 0);
    }
    long[] levels = new long[Trees.WORDS];
    for (int i = 0; i <= last[column][place]; i++) {
      int bin = order[column][i];
      levels[bin >>> 6] |= 1L << (bin & 63);
    }
    if (missingLeft) {
      int bin = missing(column);
      levels[bin >>> 6] |= 1L << (bin & 63);
    }
    return new Split(gain, column, -1, levels, missingLeft, 0);
  }

  /// 0 for each place that goes left, 1 for each that goes right.
  byte[] sides(int column, int place, boolean missingLeft) {
    byte[] sides = new byte[256];
    int missing = missing(column);
    for (int at = 0; at < sides.length; at++) {
      boolean left = at == missing ? missingLeft : at <= place;
      sides[at] = (byte) (left ? 0 : 1);
    }
    return sides;
  }
}
