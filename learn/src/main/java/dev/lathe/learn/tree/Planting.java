package dev.lathe.learn.tree;

import dev.lathe.frame.Figures;
import dev.lathe.learn.Basis;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;

/// One fit of [RandomForest]: trees are grown some at a time, one to a thread, and taken over in
/// their order.
final class Planting {
  private static final int AT_A_TIME = 16;

  private final RandomForest settings;
  private final Task task;
  private final BinnedTable table;
  private final double[] weights;
  private final Odds odds;
  private final long[] loads;
  private final ForestColumns columns;
  private final LeafShares shares;

  Planting(RandomForest settings, Task task, BinnedTable table) {
    this.settings = settings;
    this.task = task;
    this.table = table;
    weights = task.weights();
    odds = Odds.of(weights);
    loads = new long[task.rows()];
    columns = new ForestColumns(table, carry(), weights);
    shares = new LeafShares(task.output().width());
  }

  private boolean several() {
    return task.output().width() > 2;
  }

  /// Fills in what each row carries, and gives the number that levels are ordered by: the target,
  /// or of several classes whether it is the most frequent one.
  private double[] carry() {
    double[] means = new double[loads.length];
    switch (task.target()) {
      case Target.Classes classes -> {
        int frequent = frequent(classes);
        for (int row = 0; row < means.length; row++) {
          int code = classes.code(row);
          means[row] = several() ? (code == frequent ? 1 : 0) : code;
          loads[row] = several() ? ClassSearch.load(code) : AmountSearch.load(code);
        }
      }
      case Target.Amounts amounts -> {
        double[] values = amounts.toArray();
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        double range = most > least ? most - least : 1;
        for (int row = 0; row < means.length; row++) {
          means[row] = values[row];
          loads[row] = AmountSearch.load((values[row] - least) / range);
        }
      }
      case Target.Unknown unknown -> throw unknown.refusal();
    }
    return means;
  }

  private static int frequent(Target.Classes classes) {
    int[] counts = classes.counts();
    int best = 0;
    for (int code = 1; code < counts.length; code++) {
      if (counts[code] > counts[best]) best = code;
    }
    return best;
  }

  /// A tree and what its nodes hold, where they are leaves.
  private static final class Grown {
    final BinnedTree tree;
    final LeafShares.Leaf[] leaves;

    Grown(BinnedTree tree, LeafShares.Leaf[] leaves) {
      this.tree = tree;
      this.leaves = leaves;
    }
  }

  Forest forest(Basis basis, RunListener listener) {
    var builder = new TreesBuilder(table.bins().width(), 1);
    Workers workers =
        table.rows() * (long) settings.trees() > 20_000 ? Workers.current() : Bins.alone();
    for (int first = 0; first < settings.trees(); first += AT_A_TIME) {
      listener.progress(
          "tree %s of %s".formatted(Figures.count(first + 1), Figures.count(settings.trees())),
          (double) first / settings.trees());
      int begin = first;
      int count = Math.min(AT_A_TIME, settings.trees() - first);
      List<Grown> grown = workers.map(count, i -> grow(begin + i));
      for (Grown each : grown) {
        each.tree.values(shares.values(each.leaves));
        each.tree.covers(LeafShares.draws(each.leaves));
        each.tree.writeTo(builder, table.bins(), 0);
      }
    }
    listener.progress("", 1);
    return new Forest(basis, Inputs.of(table.bins()), builder.build(), shares.table(), prior());
  }

  private Grown grow(int tree) {
    var random = RandomStream.of(settings.seed(), "random-forest", tree);
    int draws =
        Math.clamp(Math.round(settings.sample() * loads.length), 1, AmountSearch.MOST_DRAWS);
    var sample = ForestSample.draw(odds, draws, loads, random);
    double minimum = settings.minimum(task.kind());
    ForestSearch search =
        several() ? new ClassSearch(task.output().width(), minimum) : new AmountSearch(minimum);
    var bounds =
        new ForestGrower.Bounds(settings.tries(table.width(), task.kind()), settings.depth());
    var leaves = new LeafShares.Leaf[2 * sample.size()];
    var made =
        new ForestGrower(columns, sample, search, random, bounds)
            .grow((node, rows, from, to) -> leaves[node] = leaf(rows, from, to));
    return new Grown(made, Arrays.copyOf(leaves, made.nodes()));
  }

  private LeafShares.Leaf leaf(ForestSample sample, int from, int to) {
    return switch (task.target()) {
      case Target.Classes _ when several() -> shares.of(sample, from, to);
      case Target.Classes classes -> mean(sample, from, to, row -> classes.code(row));
      case Target.Amounts amounts -> mean(sample, from, to, amounts::at);
      case Target.Unknown unknown -> throw unknown.refusal();
    };
  }

  private static LeafShares.Leaf mean(
      ForestSample sample, int from, int to, java.util.function.IntToDoubleFunction target) {
    double sum = 0;
    double draws = 0;
    for (int i = from; i < to; i++) {
      long times = sample.loads[i] >>> AmountSearch.SUM_BITS;
      sum += times * target.applyAsDouble(sample.rows[i]);
      draws += times;
    }
    return new LeafShares.Leaf(sum / draws, List.of(), draws);
  }

  /// What one tree more would say: the shares of the classes, or the mean.
  private double[] prior() {
    double total = odds.total();
    double[] prior = new double[task.output().width()];
    for (int row = 0; row < weights.length; row++) {
      switch (task.target()) {
        case Target.Classes classes -> prior[classes.code(row)] += weights[row] / total;
        case Target.Amounts amounts -> prior[0] += amounts.at(row) * weights[row] / total;
        case Target.Unknown unknown -> throw unknown.refusal();
      }
    }
    return prior;
  }
}
