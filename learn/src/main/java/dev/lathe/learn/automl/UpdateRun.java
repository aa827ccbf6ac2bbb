package dev.lathe.learn.automl;

import dev.lathe.frame.Figures;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.BoostedTrees;
import dev.lathe.learn.tree.Encoding;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.validation.Division;
import dev.lathe.learn.validation.Splits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One run of [Update], from model and frame to model. The stages are its methods, in order.
final class UpdateRun {
  /// How many rounds there may be, and what ends them: by the rows at hand, not by former ones.
  private static final Set<String> OF_ROUNDS = Set.of("trees", "patience");

  private final Update update;
  private final BoostedTrees model;
  private final Fit fit;
  private final RunListener listener;
  private final Notes notes = new Notes();
  private final Stopwatch stopwatch = new Stopwatch();

  UpdateRun(Update update, RunListener listener) {
    this.update = update;
    this.listener = listener;
    model = update.model();
    fit = update.fit();
  }

  /// What makes of some rows a model that goes on.
  private interface Teaching {
    BoostedTrees on(Task rows, RunListener listener);
  }

  Fitted run(Frame frame, Optional<Frame> test) {
    listener.progress("looking at the rows", 0);
    Task whole = task(frame, test.isPresent());
    warnOfKnown(frame, test);
    HeldOut rows = HeldOut.of(whole, test, fit.seed(), notes);
    Metric metric = Proof.metric(fit.choice().metric(), whole.kind());
    var proof = new Proof(metric, fit.seed(), listener);
    Evaluation before = proof.evaluate(model, rows.testing());
    stopwatch.stage("rows");

    Teaching teaching = teaching(rows.learning());
    stopwatch.stage("number of rounds");
    BoostedTrees scored =
        drawLine(teaching.on(rows.learning(), listener.part("learning", 0.5, 0.8)));
    stopwatch.stage("learning");
    Card.Evidence evidence = proof.evidence(scored, rows.learning(), rows.testing()).former(before);
    compare(before, evidence.test().orElseThrow());
    stopwatch.stage("scores and importance");
    BoostedTrees shipped = drawLine(ship(scored, teaching, whole, rows));
    stopwatch.stage("all rows");
    listener.progress("done", 1);
    return new Fitted(
        shipped.basis(shipped.basis().card(card(frame, rows, evidence))),
        stopwatch.timings(List.of()));
  }

  private Task task(Frame frame, boolean separate) {
    Refusals.check(frame, fit);
    Roles roles = fit.roles();
    Frame columns = model.signature().align(frame);
    for (String name : others(roles)) {
      if (!columns.has(name)) columns = columns.with(name, frame.column(name));
    }
    Task task = Task.of(columns, roles, model.signature().output().quantiles(List.of()));
    Refusals.check(task, fit, separate);
    Card.Former former = update.former();
    notes.decide(
        "goes on from",
        former.model(),
        "%s of boosting, learned from %s of %s"
            .formatted(
                count(model.rounds(), "round"),
                count(former.data().rows(), "row"),
                former.data().source()),
        "--from");
    notes.decide("kind", task.kind().key(), "the former model says so", "");
    notes.dropped(task);
    return task;
  }

  /// The columns that have a role.
  private static List<String> others(Roles roles) {
    return Stream.of(
            Optional.of(roles.target()),
            roles.weights(),
            roles.group(),
            roles.time(),
            roles.offset())
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /// Scores on rows that the former model has learned from say little.
  private void warnOfKnown(Frame frame, Optional<Frame> test) {
    Origin scored = test.orElse(frame).origin();
    if (!scored.hash().equals(model.card().data().hash())) return;
    notes.warn(
        "the former model has learned from '%s' itself, so that scores on its rows are too good; bring others with --test"
            .formatted(scored.source()));
  }

  private Teaching teaching(Task learning) {
    return switch (update.way()) {
      case Update.Way.More more -> rounds(settings(more.settings()), learning);
      case Update.Way.Leaves leaves -> {
        notes.decide(
            "learned",
            "the values of all leaves",
            "%s %% of the old ones stay; trees and splits are the former model's"
                .formatted(Notes.percent(leaves.keep())),
            "--refit-leaves");
        yield (rows, _) -> {
          BoostedTrees renewed = model.refit(rows, leaves.keep());
          listener.progress("leaves", 1);
          return renewed;
        };
      }
    };
  }

  /// The model's settings with those that were told.
  private GradientBoosting settings(Map<String, String> told) {
    GradientBoosting settings = (GradientBoosting) model.learner();
    Set<String> fixed = Settings.values(new Encoding()).keySet();
    for (String key : told.keySet()) {
      if (!fixed.contains(key)) continue;
      throw new IllegalArgumentException(
          "setting '%s' belongs to the recipe, which stays the former model's; leave it out, or fit anew"
              .formatted(key));
    }
    for (String key : OF_ROUNDS) {
      settings = Settings.with(settings, key, Settings.value(new GradientBoosting(), key).get());
    }
    settings = settings.seed(fit.seed());
    for (var setting : told.entrySet()) {
      settings = Settings.with(settings, setting.getKey(), setting.getValue());
    }
    return settings;
  }

  private Teaching rounds(GradientBoosting settings, Task learning) {
    int most = settings.trees();
    boolean watching =
        settings.stopping().patience() > 0
            && settings.sampling().dropout() == 0
            && learning.rows() > 1;
    int found = watching ? found(settings, learning) : most;
    notes.decide(
        "learned",
        "%s more, %s in all"
            .formatted(count(found, "round"), Figures.count(model.rounds() + found)),
        watching
            ? "of up to %s, judged on %s %% of the rows to learn from"
                .formatted(Figures.count(most), Notes.percent(settings.stopping().share()))
            : "as many as were told; none were held back to end them",
        "--set trees=N, --set patience=N");
    if (found == 0) {
      notes.warn(
          "no further round predicted rows held back any better, so the model stays as it was; more rows may tell more");
      return (_, _) -> model;
    }
    GradientBoosting fixed = settings.rounds(found);
    return (rows, part) -> fixed.further(model, rows, part);
  }

  /// How many rounds are worth it, by a part of the rows that is watched.
  private int found(GradientBoosting settings, Task learning) {
    Division part = Splits.holdout(learning, settings.stopping().share(), fit.seed());
    Task watched = learning.rows(part.testing());
    Task taught = learning.rows(part.learning()).validation(watched);
    return settings.further(model, taught, listener.part("number of trees", 0.1, 0.5)).rounds()
        - model.rounds();
  }

  private BoostedTrees drawLine(BoostedTrees made) {
    if (!(fit.line() instanceof Line.At(double threshold))) return made;
    return made.basis(made.basis().output(made.signature().output().threshold(threshold)));
  }

  private void compare(Evaluation before, Evaluation after) {
    var was = before.scores().getFirst();
    var is = after.scores().getFirst();
    Metric metric = Metric.named(is.name());
    notes.decide(
        "former model",
        "%s %s before, %s now"
            .formatted(is.name(), metric.text(was.value()), metric.text(is.value())),
        "both on the %s to score on".formatted(count(after.rows(), "row")),
        "");
    if (fit.line() instanceof Line.At(double threshold)) {
      notes.decide(
          "threshold",
          Figures.figure(threshold, 4),
          "it was told; probabilities stay",
          "--threshold");
    }
  }

  private BoostedTrees ship(BoostedTrees scored, Teaching teaching, Task whole, HeldOut rows) {
    boolean again = again(rows);
    notes.shipped(again, fit.shipped(), rows.learning().rows(), whole.rows());
    return again ? teaching.on(whole, listener.part("all rows", 0.9, 1)) : scored;
  }

  private boolean again(HeldOut rows) {
    return fit.shipped() == Shipped.ALL && !rows.separate();
  }

  private static String count(long count, String of) {
    return "%s %s%s".formatted(Figures.count(count), of, count == 1 ? "" : "s");
  }

  private Card card(Frame frame, HeldOut rows, Card.Evidence evidence) {
    var made = Card.Provenance.of(fit.seed());
    Origin data = frame.origin();
    return new Card(
        data.nature(data.nature().weaker(update.former().data().nature())),
        new Card.Provenance(
            fit.seed(), made.lathe(), made.jdk(), fit.date(), Optional.of(update.former())),
        Optional.of(
            new Card.Split(rows.how(), rows.learning().rows(), rows.testing().rows(), again(rows))),
        notes.decisions(),
        notes.warnings(),
        List.of(),
        evidence);
  }
}
