package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Card;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import java.util.List;
import java.util.Optional;

/// One run of [Fit], from frame to model. The stages are its methods, in order.
final class FitRun {
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
    HeldOut rows = HeldOut.of(whole, test, fit.seed(), notes);
    stopwatch.stage("columns");

    Metric metric = Proof.metric(fit.choice().metric(), whole.kind());
    List<Candidate> candidates = Portfolio.of(fit, whole, notes);
    Race race =
        Race.run(candidates, rows.learning(), metric, fit.seed(), notes, part("", 0.02, 0.75));
    stopwatch.stage("cross-validation");

    Learner<?> winner = race.winner();
    Model scored =
        drawLine(winner.fit(rows.learning(), part("fitting the winner", 0.75, 0.82)), race);
    stopwatch.stage("winner");
    var proof = new Proof(metric, fit.seed(), listener);
    Card.Evidence evidence = proof.evidence(scored, rows.learning(), rows.testing());
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

  private Model ship(Model scored, Learner<?> winner, Task whole, HeldOut rows) {
    boolean refit = refit(rows);
    notes.shipped(refit, fit.shipped(), rows.learning().rows(), whole.rows());
    if (!refit) return scored;
    Model again = winner.fit(whole, part("fitting on all rows", 0.9, 1));
    return again.basis(again.basis().output(scored.signature().output()));
  }

  private boolean refit(HeldOut rows) {
    return fit.shipped() == Shipped.ALL && !rows.separate();
  }

  private Card card(Card made, HeldOut rows, Race race, Card.Evidence evidence) {
    return new Card(
            made.data(),
            new Card.Provenance(
                fit.seed(), made.provenance().lathe(), made.provenance().jdk(), fit.date()),
            Optional.of(
                new Card.Split(
                    rows.how(), rows.learning().rows(), rows.testing().rows(), refit(rows))),
            notes.decisions(),
            notes.warnings(),
            race.leaderboard(),
            evidence)
        .decided(made.decisions());
  }

  private Timings timings(Race race) {
    return stopwatch.timings(race.timings());
  }

  private RunListener part(String prefix, double from, double to) {
    return listener.part(prefix, from, to);
  }
}
