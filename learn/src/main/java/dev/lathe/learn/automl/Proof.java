package dev.lathe.learn.automl;

import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.explain.PermutationImportance;
import dev.lathe.learn.metrics.Evaluator;
import dev.lathe.learn.metrics.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shows how good a model is on rows that it had not learned from.
final class Proof {
  private final Metric metric;
  private final long seed;
  private final RunListener listener;

  /// @param metric the score that comes first
  Proof(Metric metric, long seed, RunListener listener) {
    this.metric = metric;
    this.seed = seed;
    this.listener = listener;
  }

  /// The score that was asked for, or else the one that a kind of task is ranked by.
  ///
  /// @throws IllegalArgumentException when it does not suit the kind
  static Metric metric(Optional<Metric> asked, TaskKind kind) {
    Metric metric = asked.orElse(Metric.ranking(kind));
    if (!metric.kinds().contains(kind)) {
      throw new IllegalArgumentException(
          "score '%s' does not suit a %s task; choose one of %s"
              .formatted(
                  metric.key(),
                  kind.key(),
                  String.join(", ", Metric.reported(kind).stream().map(Metric::key).toList())));
    }
    return metric;
  }

  /// The scores of a model beside those of the baseline, and what its columns are worth.
  ///
  /// @param learning rows for the baseline to learn from
  Card.Evidence evidence(Model model, Task learning, Task testing) {
    listener.progress("scoring on the held-out rows", 0.82);
    Evaluation test = evaluate(model, testing);
    test.scores().forEach(score -> listener.metric("test-" + score.name(), 0, score.value()));
    Model baseline = Portfolio.baseline(seed).learner().fit(learning);
    Evaluation floor = evaluate(baseline, testing);
    listener.progress("weighing the columns", 0.85);
    var importances = PermutationImportance.of(model, testing, metric, seed);
    return new Card.Evidence(Optional.of(test), Optional.of(floor), importances);
  }

  /// Scored by what ranks first, then by all that are reported of its kind.
  Evaluation evaluate(Model model, Task task) {
    List<Metric> metrics =
        Stream.concat(Stream.of(metric), Metric.reported(task.kind()).stream()).distinct().toList();
    return Evaluator.of(task, model.predict(task.frame()), metrics, seed);
  }
}
