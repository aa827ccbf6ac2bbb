package dev.lathe.learn.tree;

import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.loss.Loss;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Grows the trees of a round, one for each score of a row. Those of several scores know nothing of
/// each other, so each is grown on a thread of its own; a single one is grown by all threads.
final class RoundGrower {
  /// Threads that expand leaves of their own are worth while for tables so much smaller than where
  /// all share one task.
  private static final long SMALL_TO_LARGE = 10;

  private final GradientBoosting settings;
  private final Loss loss;
  private final Boosting.Rows rows;
  private final BinnedTable table;
  private final Rules rules;
  private final Workers workers;
  private final float[][] slopes;
  private final float[][] curves;
  private final Magnitudes magnitudes;

  /// What no thread uses at present.
  private final Queue<Tools> free = new ConcurrentLinkedQueue<>();

  /// What one thread needs.
  private record Tools(Gradients gradients, TreeGrower grower) {}

  /// @param slopes `(scores, rows)`, read anew each round
  /// @param curves `(scores, rows)`, read anew each round
  /// @param magnitudes those of the slopes and curves
  RoundGrower(
      GradientBoosting settings,
      Loss loss,
      Boosting.Rows rows,
      float[][] slopes,
      float[][] curves,
      Magnitudes magnitudes) {
    this.settings = settings;
    this.loss = loss;
    this.rows = rows;
    table = rows.table;
    this.slopes = slopes;
    this.curves = curves;
    this.magnitudes = magnitudes;
    rules = Rules.of(settings.growth().constraints(), table);
    if (rules.monotone() && loss.width() > 1) {
      throw new IllegalArgumentException(
          "monotone holds one score back and '%s' has %s; leave it out or predict two classes or a number"
              .formatted(settings.objective().loss().key(), loss.width()));
    }
    workers = Bins.workers((long) table.rows() * table.width() * loss.width());
  }

  /// The tree of each score, a single leaf of no value where no split gains enough.
  ///
  /// @param drawn every row, those first that the trees are grown on; empty for all as they stand
  /// @param seen how many rows they are grown on
  /// @param rate what leaf values are multiplied by
  /// @param scores `(scores, rows)`, to which the leaf values of all rows are added
  List<BinnedTree> grow(int round, int[] drawn, int seen, double rate, double[][] scores) {
    return workers.map(
        loss.width(),
        k -> {
          Tools tools = free.poll();
          if (tools == null) {
            tools =
                new Tools(
                    new Gradients(table.rows(), rows.weights),
                    new TreeGrower(table, settings.growth(), settings.penalty(), workersOfATree()));
          }
          BinnedTree tree = grow(tools, round, k, drawn, seen, rate, scores[k]);
          free.add(tools);
          return tree;
        });
  }

  /// Who grows a tree. Those of several scores keep all threads busy as it is. A small table's are
  /// grown by this thread alone as long as the process is so young that its compilers are: they
  /// need the other processors more.
  private Workers workersOfATree() {
    if (loss.width() > 1) return Bins.alone();
    long cells = (long) table.rows() * table.width();
    return TreeGrower.compiled() ? Bins.workers(SMALL_TO_LARGE * cells) : table.workers();
  }

  private BinnedTree grow(
      Tools tools, int round, int k, int[] drawn, int seen, double rate, double[] scores) {
    Gradients gradients = tools.gradients;
    gradients.pack(
        slopes[k],
        curves[k],
        magnitudes.gradients(k),
        magnitudes.hessians(k),
        loss.finest(),
        table.workers());
    Sampling sampling = settings.sampling();
    int[] columns = sampling.draw(table.width(), settings.seed(), round, k);
    long name = RandomStream.of(settings.seed(), "nodes", round, k).nextLong();
    var choice = new ColumnChoice(columns, sampling.nodeColumns(), rules, name);
    LeafRule rule =
        loss.leafValue(k)
            .map(value -> LeafRule.renewed(value, rows.target, rows.weights, scores, rate))
            .orElseGet(
                () -> LeafRule.newton(gradients, settings.penalty(), loss.longestStep(), rate));
    return sampling.everyRow()
        ? tools.grower.grow(gradients, choice, rule, scores)
        : tools.grower.grow(gradients, drawn, seen, choice, rule, scores);
  }
}
