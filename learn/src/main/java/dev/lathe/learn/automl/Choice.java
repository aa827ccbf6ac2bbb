package dev.lathe.learn.automl;

import dev.lathe.learn.TaskKind;
import dev.lathe.learn.metrics.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the user has chosen instead of leaving it to [Fit]; what is empty, `fit` decides.
///
/// @param kind of which kind the task is
/// @param positive which of two classes is the positive one
/// @param learner the only learner to compete, beside the baseline
/// @param settings of that learner, by key
/// @param metric by which candidates are ranked
public record Choice(
    Optional<TaskKind> kind,
    Optional<String> positive,
    Optional<String> learner,
    Map<String, String> settings,
    Optional<Metric> metric) {

  public Choice {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    if (!settings.isEmpty() && learner.isEmpty()) {
      throw new IllegalArgumentException(
          "settings %s belong to a learner; name it too".formatted(settings.keySet()));
    }
  }

  /// Everything is left to `fit`.
  public Choice() {
    this(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
  }

  /// This choice with the task told to be of a kind.
  public Choice kind(TaskKind kind) {
    return new Choice(Optional.of(kind), positive, learner, settings, metric);
  }

  /// This choice with a positive class.
  public Choice positive(String level) {
    return new Choice(kind, Optional.of(level), learner, settings, metric);
  }

  /// This choice with one learner and those of its settings that differ from its defaults.
  public Choice learner(String name, Map<String, String> settings) {
    return new Choice(kind, positive, Optional.of(name), settings, metric);
  }

  /// This choice with a score to rank by.
  public Choice metric(Metric metric) {
    return new Choice(kind, positive, learner, settings, Optional.of(metric));
  }
}
