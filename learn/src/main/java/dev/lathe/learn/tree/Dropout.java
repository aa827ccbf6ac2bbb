package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.math.RandomStream;
import java.util.ArrayList;
import java.util.List;

/// Grows each round without some of the former ones, drawn anew each time, so that late trees do
/// not only mend what single early ones got wrong.
///
/// With k rounds left out at a rate of r, the new trees count r/(k + r) and those left out k/(k +
/// r) of what they did.
///
/// **Source.** Rashmi and Gilad-Bachrach, *DART: Dropouts meet Multiple Additive Regression Trees*,
/// AISTATS 2015; weights as XGBoost's `normalize_type=tree`.
final class Dropout {
  private final double share;
  private final long seed;
  private final List<List<Grown>> rounds = new ArrayList<>();
  private final List<List<Grown>> out = new ArrayList<>();

  Dropout(double share, long seed) {
    this.share = share;
    this.seed = seed;
  }

  /// A tree of a former round.
  ///
  /// @param place its number among all trees
  record Grown(BinnedTree tree, int output, int place) {}

  /// Draws the rounds to leave out and takes them off the scores.
  ///
  /// @return the rate of the round that now begins
  double leaveOut(int round, double rate, double[][] scores, BinnedTable table) {
    out.clear();
    if (share == 0) return rate;
    var random = RandomStream.of(seed, "dropout", round);
    for (List<Grown> former : rounds) {
      if (random.nextDouble() < share) out.add(former);
    }
    change(-1, scores, table);
    return out.isEmpty() ? rate : rate / (out.size() + rate);
  }

  /// Puts back what was left out, for less than before.
  void putBack(double rate, double[][] scores, BinnedTable table, TreesBuilder builder) {
    if (out.isEmpty()) return;
    double factor = out.size() / (out.size() + rate);
    for (List<Grown> former : out) {
      for (Grown grown : former) {
        grown.tree.scale(factor);
        builder.scale(grown.place, factor);
      }
    }
    change(1, scores, table);
  }

  /// Keeps the trees of a round.
  void keep(List<Grown> trees) {
    if (share > 0) rounds.add(List.copyOf(trees));
  }

  private void change(double sign, double[][] scores, BinnedTable table) {
    for (List<Grown> former : out) {
      for (Grown grown : former) {
        grown.tree.addTo(scores[grown.output], sign, table, Sampling.range(table.rows()));
      }
    }
  }
}
