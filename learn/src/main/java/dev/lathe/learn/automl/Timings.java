package dev.lathe.learn.automl;

import java.util.List;

/// How long things took, on this machine, this time.
///
/// @param seconds the whole of it
/// @param stages its parts, in order
/// @param entrants for each on the leaderboard
public record Timings(double seconds, List<Stage> stages, List<Entrant> entrants) {
  public Timings {
    stages = List.copyOf(stages);
    entrants = List.copyOf(entrants);
  }

  /// A part of the whole.
  ///
  /// @param name such as `cross-validation`
  /// @param seconds how long it took
  public record Stage(String name, double seconds) {}

  /// What one competitor took.
  ///
  /// @param name as on the leaderboard
  /// @param fitSeconds one fit, mean over the folds
  /// @param rowMicros to score one row in a batch, mean over the folds
  public record Entrant(String name, double fitSeconds, double rowMicros) {}
}
