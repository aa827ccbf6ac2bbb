package dev.lathe.learn.tree;

import dev.lathe.learn.RunListener;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.learn.tree.loss.Loss;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    final Optional<Watch> watch;

    /// @param table their bins
    /// @param target one for each row
    /// @param weights one for each row, 0 for rows that are not learned from
    /// @param watched weights of the rows that are watched, 0 for others; empty to watch none
    /// @param offset what is added to each row's scores; empty where nothing is
    Rows(BinnedTable table, double[] target, double[] weights, double[] watched, double[] offset) {
      this(table, target, weights, watched, offset, Optional.empty());
    }

    private Rows(
        BinnedTable table,
        double[] target,
        double[] weights,
        double[] watched,
        double[] offset,
        Optional<Watch> watch) {
      this.table = table;
      this.target = target;
      this.weights = weights;
      this.watched = watched;
      this.offset = offset;
      this.watch = watch;
    }

    /// The same rows, judged by a score in place of the loss.
    Rows watch(Watch watch) {
      return new Rows(table, target, weights, watched, offset, Optional.of(watch));
    }
  }

  /// What was grown.
  static final class Grown {
    final double[] start;
    final int best;
    private final TreesBuilder builder;
    private final List<Integer> ends;

    /// @param start the scores where nothing is known
    /// @param builder with the trees, to be added to the start
    /// @param best how many rounds are best
    /// @param ends how many trees there were after 0, 1, 2 … rounds
    Grown(double[] start, TreesBuilder builder, int best, List<Integer> ends) {
      this.start = start;
      this.builder = builder;
      this.best = best;
      this.ends = ends;
    }

    /// The trees of the best rounds.
    Trees trees() {
      return trees(best);
    }

    /// The trees of so many rounds.
    Trees trees(int rounds) {
      return builder.build(ends.get(rounds));
    }

    /// How many rounds there are, where so many are asked for.
    int within(int rounds) {
      return Math.min(rounds, ends.size() - 1);
    }
  }

  /// Grows so many rounds of trees, or fewer where rows are watched and no longer get better.
  Grown fit(Rows rows, int rounds, RunListener listener) {
    double[][] scores = new double[loss.width()][rows.table.rows()];
    double[] offset = rows.offset.length > 0 ? rows.offset : scores[0]; // zero until here
    double[] start = loss.start(rows.target, rows.weights, offset);
    for (int k = 0; k < start.length; k++) {
      Arrays.fill(scores[k], start[k]);
      for (int row = 0; row < rows.offset.length; row++) scores[k][row] += rows.offset[row];
    }
    return fit(rows, start, scores, rounds, listener);
  }

  /// Goes on from scores that rows have already.
  ///
  /// @param start what the model to be gives where nothing is known
  /// @param scores `(scores, rows)`, which are added to
  Grown fit(Rows rows, double[] start, double[][] scores, int rounds, RunListener listener) {
    BinnedTable table = rows.table;
    Workers workers = table.workers();
    int count = table.rows();
    int[] blocks = loss.blocks(count);
    float[][] slopes = new float[loss.width()][count];
    float[][] curves = new float[loss.width()][count];
    var magnitudes = new Magnitudes(slopes, curves, rows.weights, blocks);
    var grower = new RoundGrower(settings, loss, rows, slopes, curves, magnitudes);
    var builder = new TreesBuilder(table.bins().width(), loss.width());
    boolean watching = rows.watched.length > 0;
    double best = watching ? loss(rows, scores, blocks) : 0;
    int bestRound = 0;
    List<Integer> ends = new ArrayList<>(List.of(0));
    Sampling sampling = settings.sampling();
    var top = new TopRows(sampling, rows.weights);
    var dropout = new Dropout(sampling.dropout(), settings.seed());
    double rate = settings.rate();
    for (int round = 1; round <= rounds; round++) {
      Workers.stopIfInterrupted();
      double now = dropout.leaveOut(round, rate, scores, table);
      workers.forEach(
          blocks.length - 1,
          block -> {
            int from = blocks[block];
            int to = blocks[block + 1];
            loss.slopes(scores, rows.target, from, to, slopes, curves);
            magnitudes.take(block);
          });
      int[] drawn = sampling.everyRow() ? new int[0] : Sampling.range(count);
      int seen =
          sampling.top() > 0
              ? top.draw(drawn, slopes, curves, settings.seed(), round)
              : sampling.draw(drawn, settings.seed(), round);
      if (sampling.top() > 0) magnitudes.take(workers);
      int before = builder.trees();
      List<Dropout.Grown> grown = new ArrayList<>();
      List<BinnedTree> trees = grower.grow(round, drawn, seen, now, scores);
      for (int k = 0; k < trees.size(); k++) {
        if (trees.get(k).nodes() == 1) continue;
        grown.add(new Dropout.Grown(trees.get(k), k, builder.trees()));
        trees.get(k).writeTo(builder, table.bins(), k);
      }
      dropout.putBack(rate, scores, table, builder);
      dropout.keep(grown);
      ends.add(builder.trees());
      rate *= settings.penalty().rateDecay();
      listener.progress("tree " + round, (double) round / rounds);
      boolean idle = builder.trees() == before;
      if (!watching) {
        bestRound = round;
      } else if (!idle) {
        double current = loss(rows, scores, blocks);
        listener.metric(
            rows.watch.map(Watch::name).orElse("validation-loss"),
            round,
            rows.watch.map(watch -> watch.told(current)).orElse(current));
        if (current < best || sampling.dropout() > 0) {
          best = current;
          bestRound = round;
        } else if (round - bestRound >= settings.stopping().patience()) {
          break;
        }
      }
      if (idle && sampling.whole()) break;
    }
    return new Grown(start, builder, bestRound, ends);
  }

  /// The score or else the loss of the watched rows, summed block by block so that threads do not
  /// matter.
  private double loss(Rows rows, double[][] scores, int[] blocks) {
    if (rows.watch.isPresent()) return rows.watch.get().now(scores);
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
