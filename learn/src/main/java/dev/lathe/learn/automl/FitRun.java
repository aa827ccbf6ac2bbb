package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.explain.PermutationImportance;
import dev.lathe.learn.metrics.Evaluator;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.validation.Division;
import dev.lathe.learn.validation.Splits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One run of [Fit], from frame to model. The stages are its methods, in order.
final class FitRun {
  private static final double HELD_OUT = 0.2;

  private final Fit fit;
  private final RunListener listener;
  private final Notes notes = new Notes();
  private final Stopwatch stopwatch = new Stopwatch();

  FitRun(Fit fit, RunListener listener) {
    this.fit = fit;
    this.listener = listener;
  }

  Fitted run(Frame frame, Optional<Frame> test) {
    listener.progress("looking at the columns", 0);
    Task whole = screened(task(frame, test.isPresent()));
    Rows rows = test.map(separate -> separate(whole, separate)).orElseGet(() -> split(whole));
    stopwatch.stage("columns");

    Metric metric = metric(whole);
    List<Candidate> candidates = Portfolio.of(fit, whole, notes);
    Race race =
        Race.run(candidates, rows.learning(), metric, fit.seed(), notes, part("", 0.02, 0.75));
    stopwatch.stage("cross-validation");

    Learner<?> winner = race.winner();
    Model scored =
        drawLine(winner.fit(rows.learning(), part("fitting the winner", 0.75, 0.82)), race);
    stopwatch.stage("winner");
    Card.Evidence evidence = evidence(scored, rows, metric);
    stopwatch.stage("scores and importance");
    Model shipped = ship(scored, winner, whole, rows);
    stopwatch.stage("refit");
    listener.progress("done", 1);
    return new Fitted(
        shipped.basis(shipped.basis().card(card(shipped.card(), rows, race, evidence))),
        timings(race));
  }

  private Task task(Frame frame, boolean separate) {
    Refusals.check(frame, fit);
    Task task = Task.of(frame, fit.roles());
    if (fit.choice().kind().isPresent()) task = task.kind(fit.choice().kind().get());
    if (fit.choice().positive().isPresent()) task = task.positive(fit.choice().positive().get());
    Refusals.check(task, fit, separate);
    notes.task(task);
    return task;
  }

  private Task screened(Task task) {
    return new Screening(fit.columns(), notes).apply(task);
  }

  /// The rows that are learned from and those that are scored.
  private record Rows(Task learning, Task testing, String how, boolean separate) {}

  private Rows separate(Task whole, Frame test) {
    Task testing = Task.of(test.select(shared(whole, test)), roles(whole, test), whole.output());
    notes.separateTest(whole, testing);
    return new Rows(whole, testing, "a file of its own: " + test.origin().source(), true);
  }

  /// The whole task's columns; those that no model sees only where the test rows have them.
  private static List<String> shared(Task whole, Frame test) {
    List<String> inputs = whole.inputs().names();
    return whole.frame().names().stream()
        .filter(
            name -> test.has(name) || inputs.contains(name) || name.equals(whole.roles().target()))
        .toList();
  }

  private static Roles roles(Task whole, Frame test) {
    Roles roles = whole.roles();
    return new Roles(
        roles.target(),
        roles.weights().filter(test::has),
        roles.group().filter(test::has),
        roles.time().filter(test::has),
        roles.offset());
  }

  private Rows split(Task whole) {
    Division division = Splits.holdout(whole, HELD_OUT, fit.seed());
    Task learning = whole.rows(division.learning());
    Task testing = whole.rows(division.testing());
    String how =
        fit.roles().time().isPresent()
            ? "the latest 20 %% by '%s' held out".formatted(fit.roles().time().get())
            : fit.roles().group().isPresent()
                ? "20 %% held out, whole groups of '%s'".formatted(fit.roles().group().get())
                : "20 %% held out at random, %s"
                    .formatted(whole.kind().classes() ? "stratified" : "spread over the target");
    notes.split(how, learning.rows(), testing.rows(), fit.seed());
    return new Rows(learning, testing, how, false);
  }

  private Metric metric(Task task) {
    Metric metric = fit.choice().metric().orElse(Metric.ranking(task.kind()));
    if (!metric.kinds().contains(task.kind())) {
      throw new IllegalArgumentException(
          "score '%s' does not suit a %s task; choose one of %s"
              .formatted(
                  metric.key(),
                  task.kind().key(),
                  String.join(
                      ", ", Metric.reported(task.kind()).stream().map(Metric::key).toList())));
    }
    return metric;
  }

  private Model drawLine(Model model, Race race) {
    double threshold =
        switch (fit.line()) {
          case Line.MostProbable _ -> 0.5;
          case Line.At at -> at.threshold();
          case Line.BestF1 _ -> race.bestF1();
        };
    if (!(fit.line() instanceof Line.MostProbable)) {
      notes.threshold(fit.line(), race.costs(0.5, threshold));
    }
    if (threshold == 0.5) return model;
    return model.basis(model.basis().output(model.signature().output().threshold(threshold)));
  }

  private Card.Evidence evidence(Model model, Rows rows, Metric metric) {
    listener.progress("scoring on the held-out rows", 0.82);
    Evaluation test = evaluate(model, rows.testing(), metric);
    test.scores().forEach(score -> listener.metric("test-" + score.name(), 0, score.value()));
    Model baseline = Portfolio.baseline(fit.seed()).learner().fit(rows.learning());
    Evaluation floor = evaluate(baseline, rows.testing(), metric);
    listener.progress("weighing the columns", 0.85);
    var importances = PermutationImportance.of(model, rows.testing(), metric, fit.seed());
    return new Card.Evidence(Optional.of(test), Optional.of(floor), importances);
  }

  /// Scored by what ranks first, then by all that are reported of its kind.
  private Evaluation evaluate(Model model, Task task, Metric first) {
    List<Metric> metrics =
        Stream.concat(Stream.of(first), Metric.reported(task.kind()).stream()).distinct().toList();
    return Evaluator.of(task, model.predict(task.frame()), metrics, fit.seed());
  }

  private Model ship(Model scored, Learner<?> winner, Task whole, Rows rows) {
    boolean refit = refit(rows);
    notes.shipped(refit, fit.shipped(), rows.learning().rows(), whole.rows());
    if (!refit) return scored;
    Model again = winner.fit(whole, part("fitting on all rows", 0.9, 1));
    return again.basis(again.basis().output(scored.signature().output()));
  }

  private boolean refit(Rows rows) {
    return fit.shipped() == Shipped.ALL && !rows.separate();
  }

  private Card card(Card made, Rows rows, Race race, Card.Evidence evidence) {
    return new Card(
        made.data(),
        new Card.Provenance(
            fit.seed(), made.provenance().lathe(), made.provenance().jdk(), fit.date()),
        Optional.of(
            new Card.Split(rows.how(), rows.learning().rows(), rows.testing().rows(), refit(rows))),
        notes.decisions(),
        notes.warnings(),
        race.leaderboard(),
        evidence);
  }

  private Timings timings(Race race) {
    return stopwatch.timings(race.timings());
  }

  private RunListener part(String prefix, double from, double to) {
    return listener.part(prefix, from, to);
  }
}
