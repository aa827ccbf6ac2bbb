package dev.lathe.learn.automl;

import dev.lathe.frame.Figures;
import dev.lathe.frame.Frame;
import dev.lathe.frame.RowSource;
import dev.lathe.learn.Card;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RowTask;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Survey;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.BoostedTrees;
import dev.lathe.learn.tree.GradientBoosting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One run of [Fit] over rows that need not fit in memory. The stages are its methods, in order.
final class StreamRun {
  private static final String LEARNER = "gradient-boosting";

  /// The most rows that are held out.
  private static final int TESTED = 200_000;

  /// The most rows by which columns are judged.
  private static final int LOOKED_AT = 100_000;

  private final Fit fit;
  private final RunListener listener;
  private final Notes notes = new Notes();
  private final Stopwatch stopwatch = new Stopwatch();

  StreamRun(Fit fit, RunListener listener) {
    this.fit = fit;
    this.listener = listener;
    check(fit);
  }

  private static void check(Fit fit) {
    refuse(
        fit.choice().learner().filter(name -> !name.equals(LEARNER)).isPresent(),
        "rows are learned from one part at a time by gradient-boosting alone");
    refuse(
        fit.roles().group().isPresent()
            || fit.choice().kind().equals(Optional.of(TaskKind.RANKING)),
        "groups and rankings need all rows in memory, to bring those of a group together");
    refuse(
        fit.roles().time().isPresent(),
        "dividing rows by time needs all of them in memory; bring the later ones to score on instead");
    refuse(
        fit.line() instanceof Line.BestF1,
        "the best threshold is chosen by cross-validation, and there is none here; give a number");
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) throw new IllegalArgumentException(why);
  }

  /// What the first pass gave.
  ///
  /// @param look some of the rows to learn from
  /// @param testing the rows to score on
  /// @param learning how many are learned from
  private record Looked(Task look, Frame testing, String how, long learning) {}

  Fitted run(RowSource rows, Optional<UnaryOperator<Frame>> test) {
    listener.progress("looking at all rows", 0);
    double share = test.isPresent() ? 0 : HeldOut.SHARE;
    var draw = new Draw(rows, fit.roles().target(), share, TESTED, fit.seed());
    Looked looked = looked(draw, test);
    Task screened = screened(looked);
    stopwatch.stage("looking at the rows");

    Metric metric = Proof.metric(fit.choice().metric(), looked.look.kind());
    Set<String> hidden = new HashSet<>(looked.look.inputs().names());
    hidden.removeAll(screened.inputs().names());
    GradientBoosting learner = learner();
    RowTask task = task(draw.left(), looked.look).hidden(hidden);
    BoostedTrees scored = drawLine(learner.fit(task, listener.part("learning", 0.15, 0.8)));
    stopwatch.stage("learning");
    var output = scored.signature().output().quantiles(List.of());
    Task testing = Task.of(looked.testing, roles(looked), output);
    divided(looked, testing, test.isPresent());
    Task some = Task.of(looked.look.frame(), looked.look.roles(), output);
    Card.Evidence evidence =
        new Proof(metric, fit.seed(), listener).evidence(scored, some, testing);
    stopwatch.stage("scores and importance");
    BoostedTrees shipped = scored;
    boolean again = fit.shipped() == Shipped.ALL && test.isEmpty();
    if (again) {
      RowTask all = task(rows, looked.look).hidden(hidden);
      GradientBoosting fixed = learner.rounds(Math.max(1, scored.rounds()));
      shipped = drawLine(fixed.fit(all, listener.part("all rows", 0.88, 1)));
      stopwatch.stage("all rows");
    }
    shipped(again, looked, test.isPresent());
    listener.progress("done", 1);
    Card card = card(shipped.card(), looked, testing, again, evidence);
    return new Fitted(shipped.basis(shipped.basis().card(card)), stopwatch.timings(List.of()));
  }

  private RowTask task(RowSource rows, Task look) {
    RowTask task = new RowTask(rows, fit.roles().target()).roles(fit.roles()).kind(look.kind());
    return fit.choice().positive().map(task::positive).orElse(task);
  }

  private Looked looked(Draw draw, Optional<UnaryOperator<Frame>> test) {
    var task = new RowTask(draw.drawing(), fit.roles().target()).roles(fit.roles());
    if (fit.choice().kind().isPresent()) task = task.kind(fit.choice().kind().get());
    if (fit.choice().positive().isPresent()) task = task.positive(fit.choice().positive().get());
    Survey survey = Survey.of(task, LOOKED_AT);
    Task look = survey.sample();
    Refusals.check(look.frame(), fit);
    Frame testing =
        test.map(read -> read.apply(look.frame())).orElseGet(() -> draw.drawn(survey.origin()));
    Refusals.check(look, fit, true);
    refuse(
        testing.rows() == 0,
        "there are too few rows to hold some out; bring rows to score on, or fit without streaming");
    String how =
        test.isPresent()
            ? HeldOut.separately(testing)
            : "%s %% held out at random"
                .formatted(Notes.percent((double) testing.rows() / draw.known()));
    long learning = draw.known() - (test.isPresent() ? 0 : testing.rows());
    kind(look, survey.origin().rows() - draw.known());
    return new Looked(look, testing, how, learning);
  }

  private void kind(Task look, long dropped) {
    boolean told = fit.choice().kind().isPresent();
    notes.decide("kind", look.kind().key(), told ? "it was told" : look.reason(), "--kind");
    if (look.kind() == TaskKind.BINARY) {
      notes.decide(
          "positive class",
          look.output().levels().getLast(),
          "the other class is '%s'".formatted(look.output().levels().getFirst()),
          "--positive");
    }
    if (dropped > 0) {
      notes.decide(
          "rows without a target",
          "%s left out".formatted(Figures.count(dropped)),
          "'%s' is missing or infinite there".formatted(look.roles().target()),
          "");
    }
  }

  /// Columns set aside by what a sample says of them.
  private Task screened(Looked looked) {
    Task screened = new Screening(fit.columns(), notes).apply(looked.look);
    notes.decide(
        "columns",
        "judged by a sample of %s rows".formatted(Figures.count(looked.look.rows())),
        "the table is never held whole",
        "--drop, --keep");
    notes.decide(
        "candidates",
        LEARNER,
        "it alone learns from rows that are not held: there is no race and no cross-validation",
        "");
    return screened;
  }

  private GradientBoosting learner() {
    Map<String, String> settings = fit.choice().settings();
    return (GradientBoosting) Candidate.of(LEARNER, LEARNER, settings, fit.seed()).learner();
  }

  private BoostedTrees drawLine(BoostedTrees made) {
    if (!(fit.line() instanceof Line.At(double threshold))) return made;
    return made.basis(made.basis().output(made.signature().output().threshold(threshold)));
  }

  private Roles roles(Looked looked) {
    return HeldOut.roles(looked.look, looked.testing);
  }

  private void divided(Looked looked, Task testing, boolean separate) {
    if (separate) notes.separateTest(looked.learning, testing);
    else {
      notes.decide(
          "split",
          "%s rows to learn from, %s to score on"
              .formatted(Figures.count(looked.learning), Figures.count(testing.rows())),
          "%s, seed %s".formatted(looked.how, fit.seed()),
          "--test, --seed");
    }
    if (fit.line() instanceof Line.At(double threshold)) {
      notes.decide(
          "threshold",
          Figures.figure(threshold, 4),
          "it was told; probabilities stay",
          "--threshold");
    }
  }

  private void shipped(boolean again, Looked looked, boolean separate) {
    if (again) {
      notes.shipped(true, Shipped.ALL, looked.learning, looked.learning + looked.testing.rows());
      return;
    }
    notes.decide(
        "shipped model",
        "the one that was scored, fitted on %s rows".formatted(Figures.count(looked.learning)),
        separate
            ? "the rows to score on are separate"
            : "another fit would go through all rows twice more",
        separate ? "" : "--refit all");
  }

  private Card card(Card made, Looked looked, Task testing, boolean again, Card.Evidence evidence) {
    return new Card(
        made.data(),
        new Card.Provenance(
            fit.seed(), made.provenance().lathe(), made.provenance().jdk(), fit.date()),
        Optional.of(new Card.Split(looked.how, looked.learning, testing.rows(), again)),
        notes.decisions(),
        notes.warnings(),
        List.of(),
        evidence);
  }
}
