package dev.lathe.benchmarks.quality;

import java.util.List;

/// One side of a contest.
///
/// @param name who, as in the table
/// @param scores one for each seed
/// @param interval half the bootstrap interval of Lathe's score less this one's on the split of
///   seed 0; 0 for Lathe
public record Entrant(String name, List<Double> scores, double interval) {
  public Entrant {
    scores = List.copyOf(scores);
    if (scores.isEmpty()) throw new IllegalArgumentException(name + " has no scores");
  }

  /// The mean over the seeds.
  public double mean() {
    return scores.stream().mapToDouble(score -> score).average().orElseThrow();
  }
}
