package dev.lathe.learn.tree;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Basis;
import dev.lathe.learn.Card;
import dev.lathe.learn.Output;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.ColumnBins;
import dev.lathe.learn.tree.ensemble.Inputs;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.learn.tree.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// More rounds on top of a model.
final class Further {
  private final GradientBoosting settings;
  private final BoostedTrees model;
  private final Task task;
  private final Loss loss;

  Further(GradientBoosting settings, BoostedTrees model, Task task) {
    this.settings = settings;
    this.model = model;
    this.task = task;
    loss = settings.objective().of(task);
    check(model, task, loss);
  }

  /// Refuses what the model cannot be taught.
  static void check(BoostedTrees model, Task task, Loss loss) {
    Output had = model.signature().output();
    Output has = task.output();
    if (had.kind() != has.kind() || !had.levels().equals(has.levels())) {
      throw new IllegalArgumentException(
          "the model predicts %s %s and the task asks for %s %s; bring a task of the same kind"
              .formatted(had.kind().key(), had.levels(), has.kind().key(), has.levels()));
    }
    if (loss.link() != model.link() || loss.width() != model.trees().outputs()) {
      throw new IllegalArgumentException(
          "the model was learned with another loss; set the same loss to go on from it");
    }
    if (task.target() instanceof Target.Classes classes) checkKnown(classes, task);
  }

  private static void checkKnown(Target.Classes classes, Task task) {
    String target = task.roles().target();
    for (int row = 0; row < classes.rows(); row++) {
      if (classes.code(row) != Target.Classes.UNSEEN) continue;
      throw new IllegalArgumentException(
          "target '%s' holds the class '%s', which the model does not know; it knows %s: leave such rows out, or fit anew"
              .formatted(
                  target,
                  task.frame().column(target).text(row),
                  String.join(", ", classes.levels())));
    }
  }

  BoostedTrees model(Task given, RunListener listener) {
    Frame frame = prepared(task);
    var bins = bins(frame);
    var lesson = Lesson.of(task, settings.objective());
    var boosting = new Boosting(settings, loss);
    Boosting.Rows rows;
    double[][] scores;
    if (settings.stopping().patience() > 0 && task.validation().isPresent()) {
      Task watched = task.validation().get();
      Frame others = prepared(watched);
      rows = lesson.together(bins.bin(frame, others), lesson.like(watched));
      scores = joined(scores(frame, task), scores(others, watched));
    } else {
      rows = lesson.whole(bins.bin(frame));
      scores = scores(frame, task);
    }
    double[] start = start(rows, scores);
    var grown = boosting.fit(rows, start, scores, settings.trees(), listener);
    var builder = new TreesBuilder(model.inputs().width(), model.trees().outputs());
    builder.append(model.trees());
    builder.append(grown.trees());
    var basis =
        new Basis(
            settings,
            model.signature(),
            model.basis().recipe(),
            Card.of(given.frame().origin(), settings.seed()));
    return new BoostedTrees(
        basis, model.link(), model.inputs(), builder.build(), start, model.rounds() + grown.best);
  }

  /// The model's start, moved so that a single score is right on the whole: no split gains by what
  /// all rows lack alike.
  private double[] start(Boosting.Rows rows, double[][] scores) {
    double[] start = model.start();
    if (start.length > 1) return start;
    double more = loss.start(rows.target, rows.weights, scores[0])[0];
    start[0] += more;
    for (int row = 0; row < scores[0].length; row++) scores[0][row] += more;
    return start;
  }

  private Frame prepared(Task task) {
    return model.basis().recipe().apply(model.signature().align(task.inputs()));
  }

  /// Numbers are cut anew; levels keep the bins that the model knows them by.
  private Bins bins(Frame frame) {
    Inputs inputs = model.inputs();
    var fitted = Bins.of(frame.select(inputs.names()), task.weights(), settings.growth().bins());
    List<ColumnBins> columns = new ArrayList<>();
    for (int column = 0; column < inputs.width(); column++) {
      ColumnBins own = fitted.column(column);
      columns.add(inputs.levels(column).map(levels -> (ColumnBins) levels).orElse(own));
    }
    return Bins.of(inputs.names(), columns);
  }

  /// What the model says of rows, by score.
  private double[][] scores(Frame frame, Task task) {
    double[] byRow = model.scores(frame);
    double[] offset = task.offset();
    double[][] scores = new double[model.start().length][frame.rows()];
    for (int k = 0; k < scores.length; k++) {
      for (int row = 0; row < frame.rows(); row++) {
        scores[k][row] = byRow[row * scores.length + k] + offset[row];
      }
    }
    return scores;
  }

  private static double[][] joined(double[][] first, double[][] second) {
    double[][] joined = new double[first.length][];
    for (int k = 0; k < first.length; k++) {
      joined[k] = Arrays.copyOf(first[k], first[k].length + second[k].length);
      System.arraycopy(second[k], 0, joined[k], first[k].length, second[k].length);
    }
    return joined;
  }
}
