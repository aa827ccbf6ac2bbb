package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Answers;
import dev.lathe.learn.tree.ensemble.Trees;
import java.util.Arrays;

/// One block of rows and all background rows taken down trees, as patterns of the columns that they
/// meet; see [ByBackground].
final class PatternShap {
  private final Trees trees;
  private final Answers.Asked rows;
  private final Answers.Asked others;
  private final int count;
  private final Sums sums;
  private final double[] left;
  private final double[] otherLeft;

  PatternShap(Trees trees, Answers.Asked rows, Answers.Asked others, int count, Sums sums) {
    this.trees = trees;
    this.rows = rows;
    this.others = others;
    this.count = count;
    this.sums = sums;
    left = new double[sums.rows()];
    otherLeft = new double[count];
  }

  /// Adds what a tree says to the sums.
  void add(int tree) {
    long[] all = new long[sums.rows()];
    long[] allOthers = new long[count];
    Arrays.fill(all, -1);
    Arrays.fill(allOthers, -1);
    descend(trees.root(tree), new int[0], all, allOthers, trees.output(tree));
  }

  /// @param columns those asked on the way, in the order of their bits
  /// @param met the pattern of each row; bits of columns not asked are set
  private void descend(int node, int[] columns, long[] met, long[] otherMet, int output) {
    int child = trees.left(node);
    if (child == 0) {
      if (columns.length > 0) leaf(trees.value(node), columns, met, otherMet, output);
      return;
    }
    int bit = 0;
    while (bit < columns.length && columns[bit] != trees.column(node)) bit++;
    if (bit >= ByBackground.MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "a way down a tree asks more than %s columns; explain it by the shares of its rows"
              .formatted(ByBackground.MOST_COLUMNS));
    }
    int[] more = columns;
    if (bit == columns.length) {
      more = Arrays.copyOf(columns, bit + 1);
      more[bit] = trees.column(node);
    }
    for (int side = 0; side < 2; side++) {
      rows.left(node, left);
      others.left(node, otherLeft);
      long[] then = meet(met, left, side, 1L << bit);
      long[] otherThen = meet(otherMet, otherLeft, side, 1L << bit);
      descend(child + side, more, then, otherThen, output);
    }
  }

  private static long[] meet(long[] met, double[] left, int side, long bit) {
    long[] then = new long[met.length];
    for (int row = 0; row < met.length; row++) {
      long fails = side == 0 ? (long) left[row] - 1 : -(long) left[row];
      then[row] = met[row] & ~(fails & bit);
    }
    return then;
  }

  private void leaf(double value, int[] columns, long[] met, long[] otherMet, int output) {
    var shares = new PatternShares(value / count, columns.length, otherMet, sums.withPairs());
    double[][] own = new double[columns.length][];
    for (int bit = 0; bit < own.length; bit++) own[bit] = sums.of(output, columns[bit]);
    for (int row = 0; row < met.length; row++) {
      int at = shares.of(met[row]);
      if (at < 0) continue;
      for (int bit = 0; bit < own.length; bit++) own[bit][row] += shares.at(at + bit);
      if (sums.withPairs()) pairs(shares, at + own.length, columns, row, output);
    }
  }

  private void pairs(PatternShares shares, int from, int[] columns, int row, int output) {
    int at = from;
    for (int bit = 1; bit < columns.length; bit++) {
      for (int other = 0; other < bit; other++) {
        sums.of(output, columns[bit], columns[other])[row] += shares.at(at++);
      }
    }
  }
}
