package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Stages;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.loss.Link;
import dev.lathe.learn.tree.loss.Loss;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One fit of [GradientBoosting], from task to model.
final class BoostingFit {
  private final GradientBoosting settings;
  private final Loss loss;
  private final Task given;
  private final Lesson lesson;

  /// @param given the task as it came
  /// @param task its rows in the order in which they are learned from
  BoostingFit(GradientBoosting settings, Loss loss, Task given, Task task) {
    this(settings, loss, given, Lesson.of(task, settings.objective()));
  }

  /// @param given a task that says what is predicted from what; its rows are not looked at
  /// @param lesson what is learned from each row
  BoostingFit(GradientBoosting settings, Loss loss, Task given, Lesson lesson) {
    this.settings = settings;
    this.loss = loss;
    this.given = given;
    this.lesson = lesson;
  }

  /// A model of the rows of a task.
  BoostedTrees model(Task task, RunListener listener) {
    Stages<BoostedTrees> stages = stages(task, listener);
    return stages.after(stages.best());
  }

  /// The models of each number of rounds; of the best alone where dropout changes earlier trees.
  Stages<BoostedTrees> stages(Task task, RunListener listener) {
    Preparation.Prepared prepared = settings.preparation().fit(task);
    var bins = Bins.of(prepared.frame(), lesson.given(), settings.growth().bins());
    if (settings.stopping().patience() > 0 && task.validation().isPresent()) {
      Task watched = task.validation().get();
      Frame frame = prepared.recipe().apply(watched.inputs());
      var rows = lesson.together(bins.bin(prepared.frame(), frame), lesson.like(watched));
      var grown =
          new Boosting(settings, loss)
              .fit(judged(rows, watched, task.rows()), settings.trees(), listener);
      return stages(prepared.recipe(), bins, grown);
    }
    double share = settings.stopping().share();
    var grown =
        alone(
            bins.bin(prepared.frame()),
            table -> HeldBack.of(task, table, share, settings.seed()),
            rows -> judged(rows, task, 0),
            listener);
    return stages(prepared.recipe(), bins, grown);
  }

  /// A model of rows that are bins already, whose rounds are judged by the loss.
  ///
  /// @param recipe how the columns were made ready
  BoostedTrees model(Recipe recipe, BinnedTable table, RunListener listener) {
    int classes = given.kind().classes() ? given.output().levels().size() : 1;
    double share = settings.stopping().share();
    var grown =
        alone(
            table,
            rows ->
                HeldBack.of(lesson.target(), lesson.given(), classes, rows, share, settings.seed()),
            rows -> rows,
            listener);
    return stages(recipe, table.bins(), grown).after(grown.best);
  }

  private Stages<BoostedTrees> stages(Recipe recipe, Bins bins, Boosting.Grown grown) {
    Basis basis =
        Basis.of(settings, given, recipe)
            .output(given.output().quantiles(settings.objective().shares()));
    return new GrownStages(
        basis, loss.link(), Inputs.of(bins), settings.sampling().dropout() > 0, grown);
  }

  /// @param fixed whether there is no telling what was there after fewer rounds
  private record GrownStages(
      Basis basis, Link link, Inputs inputs, boolean fixed, Boosting.Grown grown)
      implements Stages<BoostedTrees> {
    @Override
    public int best() {
      return grown.best;
    }

    @Override
    public BoostedTrees after(int rounds) {
      int gone = fixed ? grown.best : grown.within(rounds);
      return new BoostedTrees(basis, link, inputs, grown.trees(gone), grown.start, gone);
    }
  }

  /// Fits without rows brought to be watched: the number of rounds is the one that is best on a
  /// part of the task's own rows.
  private Boosting.Grown alone(
      BinnedTable table,
      Function<BinnedTable, double[]> held,
      UnaryOperator<Boosting.Rows> judged,
      RunListener listener) {
    var boosting = new Boosting(settings, loss);
    int rounds = settings.trees();
    double begun = 0;
    if (settings.stopping().patience() > 0) {
      var rows = lesson.without(held.apply(table), table);
      if (Arrays.stream(rows.watched).sum() > 0 && Arrays.stream(rows.weights).sum() > 0) {
        rounds =
            boosting.fit(judged.apply(rows), rounds, listener.part("number of trees", 0, 0.5)).best;
        begun = 0.5;
      }
    }
    return boosting.fit(lesson.whole(table), rounds, listener.part("", begun, 1));
  }

  /// The rows as the settings want them judged.
  ///
  /// @param truth those that are watched
  /// @param from where they begin among the rows
  private Boosting.Rows judged(Boosting.Rows rows, Task truth, int from) {
    String metric = settings.stopping().metric();
    if (metric.isEmpty()) return rows;
    double[] weights = Arrays.copyOfRange(rows.watched, from, from + truth.rows());
    return rows.watch(new Watch(Metric.named(metric), truth, weights, from, loss.link()));
  }
}
