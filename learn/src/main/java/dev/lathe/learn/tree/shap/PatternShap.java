package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Answers;
import java.util.Arrays;

/// One block of rows and all background rows taken down trees, as patterns of the columns that they
/// meet; see [ByBackground].
final class PatternShap {
  private final Answers.Asked rows;
  private final Answers.Asked others;
  private final int count;
  private final Sums sums;
  private long[][] met = {};
  private long[][] otherMet = {};
  private double[][] left = {};
  private double[][] otherLeft = {};
  private int[] columns = {};

  /// @param others the background rows
  /// @param count how many there are
  PatternShap(Answers.Asked rows, Answers.Asked others, int count, Sums sums) {
    this.rows = rows;
    this.others = others;
    this.count = count;
    this.sums = sums;
  }

  /// Adds what a tree says to the sums.
  void add(ScoreTree tree) {
    if (tree.leaf(0)) return;
    grow(tree.depth + 1);
    if (columns.length < tree.most) columns = new int[tree.most];
    Arrays.fill(met[0], -1);
    Arrays.fill(otherMet[0], -1);
    descend(tree, 0, 0, 0);
  }

  private void grow(int levels) {
    int known = met.length;
    if (known >= levels) return;
    met = Arrays.copyOf(met, levels);
    otherMet = Arrays.copyOf(otherMet, levels);
    left = Arrays.copyOf(left, levels);
    otherLeft = Arrays.copyOf(otherLeft, levels);
    for (int level = known; level < levels; level++) {
      met[level] = new long[sums.rows()];
      otherMet[level] = new long[count];
      left[level] = new double[sums.rows()];
      otherLeft[level] = new double[count];
    }
  }

  /// Goes on from a node, at whose level the patterns stand; bits of players not asked are set.
  ///
  /// @param asked how many players the way asked, in `columns` in the order of their bits
  private void descend(ScoreTree tree, int node, int level, int asked) {
    if (tree.leaf(node)) {
      leaf(tree.values[node], asked, level, tree.output);
      return;
    }
    int player = tree.players[node];
    int bit = 0;
    while (bit < asked && columns[bit] != player) bit++;
    columns[bit] = player;
    rows.left(tree.nodes[node], left[level]);
    others.left(tree.nodes[node], otherLeft[level]);
    for (int side = 0; side < 2; side++) {
      meet(met[level], left[level], side, 1L << bit, met[level + 1]);
      meet(otherMet[level], otherLeft[level], side, 1L << bit, otherMet[level + 1]);
      descend(tree, tree.lefts[node] + side, level + 1, Math.max(asked, bit + 1));
    }
  }

  private static void meet(long[] met, double[] left, int side, long bit, long[] then) {
    for (int row = 0; row < met.length; row++) {
      long fails = side == 0 ? (long) left[row] - 1 : -(long) left[row];
      then[row] = met[row] & ~(fails & bit);
    }
  }

  private void leaf(double value, int asked, int level, int output) {
    if (value == 0) return;
    var shares = new PatternShares(value / count, asked, otherMet[level], sums.withPairs());
    double[][] own = new double[asked][];
    for (int bit = 0; bit < asked; bit++) own[bit] = sums.of(output, columns[bit]);
    long[] patterns = met[level];
    for (int row = 0; row < patterns.length; row++) {
      int at = shares.of(patterns[row]);
      if (at < 0) continue;
      for (int bit = 0; bit < asked; bit++) own[bit][row] += shares.at(at + bit);
      if (sums.withPairs()) pairs(shares, at + asked, asked, row, output);
    }
  }

  private void pairs(PatternShares shares, int from, int asked, int row, int output) {
    int at = from;
    for (int bit = 1; bit < asked; bit++) {
      for (int other = 0; other < bit; other++) {
        sums.of(output, columns[bit], columns[other])[row] += shares.at(at++);
      }
    }
  }
}
