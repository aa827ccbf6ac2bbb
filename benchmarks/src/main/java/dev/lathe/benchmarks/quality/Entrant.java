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

  /// Whether this is the same side as another, of whatever version.
  boolean sameSide(Entrant other) {
    return side().equals(other.side());
  }

  /// The name without a version at its end.
  private String side() {
    return name.replaceFirst(" [0-9][0-9.]*$", "");
  }

  /// The same with the scores of the first seeds alone.
  Entrant first(int seeds) {
    return new Entrant(name, scores.subList(0, seeds), interval);
  }

  /// The mean over the seeds.
  public double mean() {
    return scores.stream().mapToDouble(score -> score).average().orElseThrow();
  }
}
