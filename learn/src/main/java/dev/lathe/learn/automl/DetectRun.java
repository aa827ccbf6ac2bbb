package dev.lathe.learn.automl;

import dev.lathe.frame.Figures;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Texts;
import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Strangeness;
import dev.lathe.learn.Task;
import dev.lathe.learn.explain.PermutationImportance;
import dev.lathe.learn.explain.Strangers;
import dev.lathe.learn.metrics.Evaluator;
import dev.lathe.learn.metrics.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One run of [Detect], from frame to model. The stages are its methods, in order.
final class DetectRun {
  private final Detect detect;
  private final RunListener listener;
  private final Notes notes = new Notes();
  private final Stopwatch stopwatch = new Stopwatch();

  DetectRun(Detect detect, RunListener listener) {
    this.detect = detect;
    this.listener = listener;
  }

  Fitted run(Frame frame, Optional<Frame> test) {
    listener.progress("looking at the columns", 0);
    Refusals.check(frame);
    Task task = withoutText(task(frame));
    task = new Screening(detect.columns(), notes).apply(task);
    stopwatch.stage("columns");

    Model model = learner(task).learner().fit(task, listener.part("", 0.05, 0.5));
    stopwatch.stage("detector");
    listener.progress("scoring the rows", 0.5);
    Frame judged = test.orElse(task.frame());
    Strangeness strangeness = Strangers.of(model, judged);
    threshold(strangeness);
    stopwatch.stage("strangest rows");
    Card.Evidence evidence = evidence(model, judged, strangeness);
    stopwatch.stage("scores and importance");
    listener.progress("done", 1);
    Card card = card(model.card(), task, test, evidence);
    return new Fitted(model.basis(model.basis().card(card)), stopwatch.timings(List.of()));
  }

  private Task task(Frame frame) {
    Optional<String> labels = detect.labels();
    if (detect.choice().positive().isPresent() && labels.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' is to be the strange label, but no column of labels is named"
              .formatted(detect.choice().positive().get()));
    }
    if (labels.filter(detect.columns().drop()::contains).isPresent()) {
      throw new IllegalArgumentException(
          "column '%s' holds the labels and cannot be dropped; nothing is learned from it"
              .formatted(labels.get()));
    }
    detect.columns().drop().forEach(frame::column);
    detect.columns().keep().forEach(frame::column);
    Task task = labels.map(name -> Task.anomalies(frame, name)).orElse(Task.anomalies(frame));
    if (detect.choice().positive().isPresent()) {
      task = task.positive(detect.choice().positive().get());
    }
    notes.decide("kind", task.kind().key(), task.reason(), "--kind");
    if (labels.isPresent()) {
      List<String> levels = task.output().levels();
      notes.decide(
          "labels",
          "'%s' in '%s' is an anomaly".formatted(levels.getLast(), labels.get()),
          "the other label is '%s'; nothing is learned from them".formatted(levels.getFirst()),
          "--positive");
    }
    return task;
  }

  private Task withoutText(Task task) {
    List<String> texts =
        task.inputs().names().stream()
            .filter(name -> task.frame().column(name) instanceof Texts)
            .filter(name -> !detect.columns().drop().contains(name))
            .toList();
    if (texts.isEmpty()) return task;
    notes.decide("set aside", Words.some(texts), "detectors do not look at text", "");
    return task.frame(task.frame().without(texts));
  }

  private Candidate learner(Task task) {
    String name = detect.choice().learner().orElse(Detect.DETECTOR);
    Map<String, String> settings = detect.choice().settings();
    Candidate candidate = Candidate.of(name, name, settings, detect.seed());
    candidate.learner().check(task);
    return candidate;
  }

  private void threshold(Strangeness strangeness) {
    boolean told = detect.choice().settings().containsKey("contamination");
    notes.decide(
        "threshold",
        String.format(Locale.ROOT, "%.4f", strangeness.threshold()),
        "%s; %s of %s rows reach it"
            .formatted(
                told
                    ? "that many rows were told to be anomalies"
                    : "rows that score more stand out",
                Figures.count(strangeness.anomalies()),
                Figures.count(strangeness.rows())),
        "--set contamination=SHARE");
  }

  private Card.Evidence evidence(Model model, Frame judged, Strangeness strangeness) {
    Optional<String> labels = detect.labels();
    if (labels.isEmpty()) {
      return new Card.Evidence(
          Optional.empty(), Optional.empty(), List.of(), Optional.of(strangeness));
    }
    judged.column(labels.get());
    Task truth =
        Task.of(judged, new dev.lathe.learn.Roles(labels.get()), model.signature().output());
    Evaluation test = Evaluator.of(truth, model.predict(truth.frame()), detect.seed());
    test.scores().forEach(score -> listener.metric("test-" + score.name(), 0, score.value()));
    listener.progress("weighing the columns", 0.7);
    var importances = PermutationImportance.of(model, truth, Metric.AUC, detect.seed());
    return new Card.Evidence(
        Optional.of(test), Optional.empty(), importances, Optional.of(strangeness));
  }

  private Card card(Card made, Task task, Optional<Frame> test, Card.Evidence evidence) {
    String how =
        test.map(frame -> "a file of its own: " + frame.origin().source())
            .orElse("the rows it learned from, but not from their labels");
    return new Card(
        made.data(),
        new Card.Provenance(
            detect.seed(), made.provenance().lathe(), made.provenance().jdk(), detect.date()),
        evidence.test().map(scored -> new Card.Split(how, task.rows(), scored.rows(), false)),
        notes.decisions(),
        notes.warnings(),
        List.of(),
        evidence);
  }
}
