package dev.lathe.learn.tree;

import dev.lathe.frame.Figures;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;

/// One fit of a forest: trees are grown some at a time, one to a thread, and taken over in their
/// order.
final class Planting {
  private static final int FEWEST_AT_A_TIME = 16;
  private static final int ROWS_AT_A_TIME = 8_000_000;
  private static final long CELLS_FOR_THREADS = 20_000;

  private final ForestPlan plan;
  private final Task task;
  private final double[] weights;
  private final Odds odds;
  private final Loads loads;
  private final ForestColumns columns;
  private final RowCounts counts;

  /// @param prepared the task's inputs, ready for trees
  Planting(ForestPlan plan, Task task, Frame prepared) {
    this.plan = plan;
    this.task = task;
    weights = task.weights();
    odds = Odds.of(weights);
    counts = RowCounts.of(weights);
    loads = Loads.of(task.target(), plan.drawing().again() ? draws() : counts.total());
    columns = ForestColumns.of(prepared, means(), weights, plan.bins(), plan.bounds().chance());
  }

  private int draws() {
    double wanted = Math.rint(plan.drawing().share() * task.rows());
    return (int) Math.max(1, Math.min(Loads.MOST_DRAWS, wanted));
  }

  /// The number that levels are ordered by: the target, or of several classes whether it is the
  /// most frequent one.
  private double[] means() {
    return switch (task.target()) {
      case Target.Classes classes -> {
        int wanted = loads.several() ? frequent(classes) : 1;
        yield Arrays.stream(classes.toCodes())
            .mapToDouble(code -> code == wanted ? 1 : 0)
            .toArray();
      }
      case Target.Amounts amounts -> amounts.toArray();
      case Target.Unknown unknown -> throw unknown.refusal();
    };
  }

  private static int frequent(Target.Classes classes) {
    int[] counts = classes.counts();
    int best = 0;
    for (int code = 1; code < counts.length; code++) {
      if (counts[code] > counts[best]) best = code;
    }
    return best;
  }

  /// A tree, its shares, and what it says of the rows it was not grown on.
  private static final class Grown {
    final ForestTree tree;
    final LeafShares shares;
    final int[] others;
    final double[] othersValues;

    Grown(ForestTree tree, LeafShares shares, int[] others, double[] othersValues) {
      this.tree = tree;
      this.shares = shares;
      this.others = others;
      this.othersValues = othersValues;
    }
  }

  Forest forest(Basis basis, RunListener listener) {
    var builder = new TreesBuilder(columns.width(), 1);
    int width = task.output().width();
    var shares = new LeafShares(width);
    var outOfBag = new OutOfBag(task);
    double sharesFrom = loads.several() ? width : Double.POSITIVE_INFINITY;
    int atATime = Math.max(FEWEST_AT_A_TIME, ROWS_AT_A_TIME / task.rows());
    Workers workers =
        task.rows() * (long) plan.trees() > CELLS_FOR_THREADS ? Workers.current() : Bins.alone();
    for (int first = 0; first < plan.trees(); first += atATime) {
      listener.progress(
          "tree %s of %s".formatted(Figures.count(first + 1), Figures.count(plan.trees())),
          (double) first / plan.trees());
      int begin = first;
      int count = Math.min(atATime, plan.trees() - first);
      List<Grown> grown = workers.map(count, i -> grow(begin + i));
      for (Grown each : grown) {
        outOfBag.add(each.others, each.othersValues, each.shares);
        each.tree.writeTo(builder, sharesFrom, shares.add(each.shares));
      }
    }
    listener.progress("", 1);
    double[] prior = prior();
    var held =
        new Forest.Held(columns.inputs(), builder.build(), shares.table(), outOfBag.score(prior));
    return new Forest(basis, held, prior);
  }

  private Grown grow(int tree) {
    var random = RandomStream.of(plan.seed(), plan.learner().name(), tree);
    var sample =
        plan.drawing().again()
            ? ForestSample.draw(odds, draws(), loads, random)
            : ForestSample.of(counts.counts(), odds, loads);
    int width = task.output().width();
    double minimum = plan.bounds().minimum() * (plan.drawing().again() ? 1 : counts.unit());
    ForestSearch search =
        loads.several()
            ? new ClassSearch(width, minimum)
            : new AmountSearch(loads.shift(), minimum, width == 2);
    var shares = new LeafShares(width);
    double[] othersValues = new double[sample.others.length];
    var grown =
        new ForestGrower(columns, sample, search, random, plan.bounds())
            .grow(
                switch (task.target()) {
                  case Target.Classes _ when loads.several() -> shares::leaf;
                  case Target.Classes _ -> this::share;
                  case Target.Amounts amounts -> (rows, from, to) -> mean(amounts, rows, from, to);
                  case Target.Unknown unknown -> throw unknown.refusal();
                },
                othersValues);
    return new Grown(grown, shares, sample.others, othersValues);
  }

  /// The share of the positive class.
  private double share(ForestSample sample, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) sum += sample.loads[i];
    return (double) (sum & ((1L << loads.shift()) - 1)) / (sum >>> loads.shift());
  }

  private double mean(Target.Amounts target, ForestSample sample, int from, int to) {
    double sum = 0;
    double draws = 0;
    for (int i = from; i < to; i++) {
      int times = loads.draws(sample.loads[i]);
      sum += times * target.at(sample.rows[i]);
      draws += times;
    }
    return sum / draws;
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
