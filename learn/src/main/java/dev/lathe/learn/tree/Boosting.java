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

    /// @param table their bins
    /// @param target one for each row
    /// @param weights one for each row, 0 for rows that are not learned from
    /// @param watched weights of the rows that are watched, 0 for others; empty to watch none
    Rows(BinnedTable table, double[] target, double[] weights, double[] watched) {
      this.table = table;
      this.target = target;
      this.weights = weights;
      this.watched = watched;
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
    double[] start = loss.start(rows.target, rows.weights);
    double[][] scores = new double[loss.width()][count];
    for (int k = 0; k < start.length; k++) Arrays.fill(scores[k], start[k]);
    float[][] slopes = new float[loss.width()][count];
    float[][] curves = new float[loss.width()][count];
    var gradients = new Gradients(count, rows.weights);
    var grower = new TreeGrower(table, settings.growth(), settings.penalty());
    var builder = new TreesBuilder(table.bins().width(), loss.width());
    boolean watching = rows.watched.length > 0;
    double best = watching ? loss(rows, scores) : 0;
    int bestRound = 0;
    int bestTrees = 0;
    for (int round = 1; round <= rounds; round++) {
      Workers.stopIfInterrupted();
      blocks(
          workers, count, (from, to) -> loss.slopes(scores, rows.target, from, to, slopes, curves));
      int[] drawn = Sampling.range(count);
      int seen = settings.sampling().draw(drawn, settings.seed(), round);
      int before = builder.trees();
      for (int k = 0; k < loss.width(); k++) {
        gradients.pack(slopes[k], curves[k], loss.finest(), workers);
        int[] columns = settings.sampling().draw(table.width(), settings.seed(), round, k);
        grow(grower, gradients, drawn, seen, columns, scores[k], builder, k);
      }
      listener.progress("tree " + round, (double) round / rounds);
      boolean idle = builder.trees() == before;
      if (!watching) {
        bestRound = round;
        bestTrees = builder.trees();
      } else if (!idle) {
        double now = loss(rows, scores);
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

  private void grow(
      TreeGrower grower,
      Gradients gradients,
      int[] drawn,
      int seen,
      int[] columns,
      double[] scores,
      TreesBuilder builder,
      int output) {
    int[] rows = drawn.clone();
    int active = gradients.actives(rows, seen);
    if (active < 2) return;
    int[] own = Arrays.copyOf(rows, active);
    BinnedTree tree = grower.grow(gradients, own, columns, settings.rate(), scores);
    if (tree.nodes() == 1) return;
    tree.addTo(scores, grower.table(), Arrays.copyOfRange(rows, active, rows.length));
    tree.writeTo(builder, grower.table().bins(), output);
  }

  /// Runs blocks of rows.
  private static void blocks(Workers workers, int rows, Block body) {
    int blocks = (rows + Gradients.BLOCK - 1) / Gradients.BLOCK;
    workers.forEach(
        blocks,
        block -> {
          int from = block * Gradients.BLOCK;
          body.run(from, Math.min(rows, from + Gradients.BLOCK));
        });
  }

  @FunctionalInterface
  private interface Block {
    void run(int from, int to);
  }

  /// The mean loss of the watched rows, summed block by block so that threads do not matter.
  private double loss(Rows rows, double[][] scores) {
    double[] weights = rows.watched;
    int blocks = (weights.length + Gradients.BLOCK - 1) / Gradients.BLOCK;
    double[] sums = new double[blocks];
    blocks(
        rows.table.workers(),
        weights.length,
        (from, to) -> {
          double sum = 0;
          for (int row = from; row < to; row++) {
            if (weights[row] > 0) sum += weights[row] * loss.loss(scores, rows.target, row);
          }
          sums[from / Gradients.BLOCK] = sum;
        });
    double total = 0;
    for (double sum : sums) total += sum;
    return total;
  }
}
