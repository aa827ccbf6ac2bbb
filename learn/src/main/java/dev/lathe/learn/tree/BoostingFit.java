package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.loss.Loss;
import java.util.Arrays;

/// One fit of [GradientBoosting], from task to model.
final class BoostingFit {
  private final GradientBoosting settings;
  private final Loss loss;
  private final Task given;
  private final Task task;
  private final Lesson lesson;

  /// @param given the task as it came
  /// @param task its rows in the order in which they are learned from
  BoostingFit(GradientBoosting settings, Loss loss, Task given, Task task) {
    this.settings = settings;
    this.loss = loss;
    this.given = given;
    this.task = task;
    lesson = Lesson.of(task, settings.objective());
  }

  BoostedTrees model(RunListener listener) {
    Preparation.Prepared prepared = settings.preparation().fit(task);
    var bins = Bins.of(prepared.frame(), task.weights(), settings.growth().bins());
    var boosting = new Boosting(settings, loss);
    Boosting.Grown grown;
    if (settings.stopping().patience() > 0 && task.validation().isPresent()) {
      Task watched = task.validation().get();
      Frame frame = prepared.recipe().apply(watched.inputs());
      var rows = lesson.together(bins.bin(prepared.frame(), frame), lesson.like(watched));
      grown = boosting.fit(judged(rows, watched, task.rows()), settings.trees(), listener);
    } else {
      grown = alone(boosting, bins.bin(prepared.frame()), listener);
    }
    var basis = Basis.of(settings, given, prepared.recipe());
    return new BoostedTrees(
        basis.output(given.output().quantiles(settings.objective().shares())),
        loss.link(),
        Inputs.of(bins),
        grown.trees,
        grown.start,
        grown.rounds);
  }

  /// Fits without rows brought to be watched: the number of rounds is the one that is best on a
  /// part of the task's own rows.
  private Boosting.Grown alone(Boosting boosting, BinnedTable table, RunListener listener) {
    int rounds = settings.trees();
    double begun = 0;
    if (settings.stopping().patience() > 0) {
      double[] held = HeldBack.of(task, table, settings.stopping().share(), settings.seed());
      var rows = lesson.without(held, table);
      if (Arrays.stream(rows.watched).sum() > 0 && Arrays.stream(rows.weights).sum() > 0) {
        var judged = judged(rows, task, 0);
        rounds = boosting.fit(judged, rounds, listener.part("number of trees", 0, 0.5)).rounds;
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
