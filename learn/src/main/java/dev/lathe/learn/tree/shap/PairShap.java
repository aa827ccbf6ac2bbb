package dev.lathe.learn.tree.shap;

import dev.lathe.learn.tree.ensemble.Trees;

/// Each row of a block taken down trees together with each background row: both ways where they
/// part and neither yet answers for the player who is asked. Plain, and of any number of players;
/// see [ByBackground] for what is added up.
final class PairShap {
  private static final byte ROW = 1;
  private static final byte OTHER = 2;

  private final Game game;
  private final Trees trees;
  private final double[] background;
  private final int count;
  private final Sums sums;
  private final byte[] answering; // who answers for each player where the two part
  private final int[] own;
  private final int[] others;
  private double[] rows = {};

  PairShap(Game game, double[] background, int count, Sums sums) {
    this.game = game;
    this.background = background;
    this.count = count;
    this.sums = sums;
    trees = game.trees();
    answering = new byte[game.players()];
    own = new int[game.players()];
    others = new int[game.players()];
  }

  /// Adds what a tree says to the sums.
  ///
  /// @param from the block's first row
  void add(ScoreTree tree, double[] of, int from) {
    rows = of;
    for (int row = 0; row < sums.rows(); row++) {
      for (int other = 0; other < count; other++) {
        new Pair(tree, row, (from + row) * game.width(), other * game.width()).descend(0, 0, 0);
      }
    }
  }

  /// A row and a background row.
  private final class Pair {
    private final ScoreTree tree;
    private final int row;
    private final int at;
    private final int otherAt;

    /// @param row its number in the block
    /// @param at where its values begin
    /// @param otherAt where those of the background row begin
    Pair(ScoreTree tree, int row, int at, int otherAt) {
      this.tree = tree;
      this.row = row;
      this.at = at;
      this.otherAt = otherAt;
    }

    /// Goes on from a node.
    ///
    /// @param u how many players the row answers for alone
    /// @param v how many the background row does
    void descend(int node, int u, int v) {
      if (tree.leaf(node)) {
        if (u + v > 0 && tree.values[node] != 0) leaf(tree.values[node] / count, u, v);
        return;
      }
      int asked = tree.nodes[node];
      int column = trees.column(asked);
      int next = tree.lefts[node] + right(asked, rows[at + column]);
      int otherNext = tree.lefts[node] + right(asked, background[otherAt + column]);
      int player = tree.players[node];
      if (next == otherNext || answering[player] == ROW) {
        descend(next, u, v);
        return;
      }
      if (answering[player] == OTHER) {
        descend(otherNext, u, v);
        return;
      }
      answering[player] = ROW;
      own[u] = player;
      descend(next, u + 1, v);
      answering[player] = OTHER;
      others[v] = player;
      descend(otherNext, u, v + 1);
      answering[player] = 0;
    }

    private int right(int asked, double value) {
      return trees.goesRight(asked, value) ? 1 : 0;
    }

    private void leaf(double part, int u, int v) {
      double gets = u > 0 ? part * PatternShares.weight(u - 1, v) : 0;
      double loses = v > 0 ? part * PatternShares.weight(u, v - 1) : 0;
      for (int i = 0; i < u; i++) sums.of(tree.output, own[i])[row] += gets;
      for (int i = 0; i < v; i++) sums.of(tree.output, others[i])[row] -= loses;
      if (sums.withPairs()) pairs(part / 2, u, v);
    }

    private void pairs(double half, int u, int v) {
      double gets = u > 1 ? half * PatternShares.weight(u - 2, v) : 0;
      double loses = v > 1 ? half * PatternShares.weight(u, v - 2) : 0;
      double mixed = u > 0 && v > 0 ? half * PatternShares.weight(u - 1, v - 1) : 0;
      for (int i = 0; i < u; i++) {
        for (int j = 0; j < i; j++) sums.of(tree.output, own[i], own[j])[row] += gets;
        for (int j = 0; j < v; j++) sums.of(tree.output, own[i], others[j])[row] -= mixed;
      }
      for (int i = 0; i < v; i++) {
        for (int j = 0; j < i; j++) sums.of(tree.output, others[i], others[j])[row] += loses;
      }
    }
  }
}
