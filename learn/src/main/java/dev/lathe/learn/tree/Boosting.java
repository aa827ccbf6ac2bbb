package dev.lathe.learn.tree;

import dev.lathe.learn.RunListener;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.learn.tree.loss.Loss;
import dev.lathe.math.Workers;
import java.util.Arrays;

/*
 * The rounds of gradient boosting. All rows stand in one table: those that are learned from have
 * weight, those that are only watched have none, so they take part in no sum and get their scores by
 * going down each finished tree.
 *
 * Source: Friedman, "Greedy function approximation: a gradient boosting machine", Annals of
 * Statistics 2001; second-order steps as in Chen and Guestrin, "XGBoost", KDD 2016.
 */
final class Boosting {
  private final GradientBoosting settings;
  private final Loss loss;

  Boosting(GradientBoosting settings, Loss loss) {
    this.settings = settings;
    this.loss = loss;
  }

  /// The rows of a fit.
  static final class Rows {
    final BinnedTable table;
    final double[] target;
    final double[] weights;
    final double[] watched;
    final double[] offset;

    /// @param table their bins
    /// @param target one for each row
    /// @param weights one for each row, 0 for rows that are not learned from
    /// @param watched weights of the rows that are watched, 0 for others; empty to watch none
    /// @param offset what is added to each row's scores
    Rows(BinnedTable table, double[] target, double[] weights, double[] watched, double[] offset) {
      this.table = table;
      this.target = target;
      this.weights = weights;
      this.watched = watched;
      this.offset = offset;
    }
  }

  /// What was grown.
  static final class Grown {
    final Trees trees;
    final double[] start;
    final int rounds;

    /// @param trees to be added to the start
    /// @param start the scores where nothing is known
    /// @param rounds how many rounds were kept
    Grown(Trees trees, double[] start, int rounds) {
      this.trees = trees;
      this.start = start;
      this.rounds = rounds;
    }
  }

  /// Grows so many rounds of trees, or fewer where rows are watched and no longer get better.
  Grown fit(Rows rows, int rounds, RunListener listener) {
    BinnedTable table = rows.table;
    Workers workers = table.workers();
    int count = table.rows();
    double[] start = loss.start(rows.target, rows.weights, rows.offset);
    double[][] scores = new double[loss.width()][count];
    for (int k = 0; k < start.length; k++) {
      for (int row = 0; row < count; row++) scores[k][row] = start[k] + rows.offset[row];
    }
    int[] blocks = loss.blocks(count);
    float[][] slopes = new float[loss.width()][count];
    float[][] curves = new float[loss.width()][count];
    var gradients = new Gradients(count, rows.weights);
    var grower = new TreeGrower(table, settings.growth(), settings.penalty());
    var builder = new TreesBuilder(table.bins().width(), loss.width());
    boolean watching = rows.watched.length > 0;
    double best = watching ? loss(rows, scores, blocks) : 0;
    int bestRound = 0;
    int bestTrees = 0;
    for (int round = 1; round <= rounds; round++) {
      Workers.stopIfInterrupted();
      workers.forEach(
          blocks.length - 1,
          block ->
              loss.slopes(scores, rows.target, blocks[block], blocks[block + 1], slopes, curves));
      int[] drawn = Sampling.range(count);
      int seen = settings.sampling().draw(drawn, settings.seed(), round);
      int before = builder.trees();
      for (int k = 0; k < loss.width(); k++) {
        gradients.pack(slopes[k], curves[k], loss.finest(), workers);
        int[] columns = settings.sampling().draw(table.width(), settings.seed(), round, k);
        LeafRule rule = rule(k, gradients, rows, scores[k]);
        grow(grower, gradients, drawn, seen, columns, rule, scores[k], builder, k);
      }
      listener.progress("tree " + round, (double) round / rounds);
      boolean idle = builder.trees() == before;
      if (!watching) {
        bestRound = round;
        bestTrees = builder.trees();
      } else if (!idle) {
        double now = loss(rows, scores, blocks);
        listener.metric("validation-loss", round, now);
        if (now < best) {
          best = now;
          bestRound = round;
          bestTrees = builder.trees();
        } else if (round - bestRound >= settings.stopping().patience()) {
          break;
        }
      }
      if (idle && settings.sampling().rows() == 1 && settings.sampling().columns() == 1) break;
    }
    builder.keep(bestTrees);
    return new Grown(builder.build(), start, bestRound);
  }

  private LeafRule rule(int score, Gradients gradients, Rows rows, double[] scores) {
    double rate = settings.rate();
    return loss.leafValue(score)
        .map(value -> LeafRule.renewed(value, rows.target, rows.weights, scores, rate))
        .orElseGet(() -> LeafRule.newton(gradients, settings.penalty(), rate));
  }

  private void grow(
      TreeGrower grower,
      Gradients gradients,
      int[] drawn,
      int seen,
      int[] columns,
      LeafRule rule,
      double[] scores,
      TreesBuilder builder,
      int output) {
    int[] rows = drawn.clone();
    int active = gradients.actives(rows, seen);
    if (active < 2) return;
    int[] own = Arrays.copyOf(rows, active);
    BinnedTree tree = grower.grow(gradients, own, columns, rule, scores);
    if (tree.nodes() == 1) return;
    tree.addTo(scores, grower.table(), Arrays.copyOfRange(rows, active, rows.length));
    tree.writeTo(builder, grower.table().bins(), output);
  }

  /// The loss of the watched rows, summed block by block so that threads do not matter.
  private double loss(Rows rows, double[][] scores, int[] blocks) {
    double[] sums = new double[blocks.length - 1];
    rows.table
        .workers()
        .forEach(
            sums.length,
            block ->
                sums[block] =
                    loss.loss(scores, rows.target, rows.watched, blocks[block], blocks[block + 1]));
    double total = 0;
    for (double sum : sums) total += sum;
    return total;
  }
}
