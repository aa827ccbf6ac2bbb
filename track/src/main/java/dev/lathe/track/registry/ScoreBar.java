package dev.lathe.track.registry;

import dev.lathe.learn.Score;
import java.util.Optional;

/// A score on held-out rows is good enough.
///
/// @param score name of the score
/// @param bound on which side of the bar it must be
/// @param value the bar, in the unit of the score
/// @param certain whether the whole 95 % interval must be on that side
public record ScoreBar(String score, Bound bound, double value, boolean certain) implements Gate {
  /// The side of a bar.
  public enum Bound {
    /// The bar or above.
    AT_LEAST,
    /// The bar or below.
    AT_MOST
  }

  /// An AUC above chance.
  public ScoreBar() {
    this("auc", Bound.AT_LEAST, 0.5, true);
  }

  /// Refuses a bar that nothing can be held against.
  public ScoreBar {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a bar is a finite number, got " + value);
    }
  }

  @Override
  public Finding check(Candidate candidate) {
    Optional<Score> found = candidate.version().facts().score(score);
    if (found.isEmpty()) {
      return new Finding(
          false, "its model file tells no %s on rows it had not learned from".formatted(score));
    }
    Score is = found.get();
    boolean passed =
        switch (bound) {
          case AT_LEAST -> (certain ? is.low() : is.value()) >= value;
          case AT_MOST -> (certain ? is.high() : is.value()) <= value;
        };
    return new Finding(
        passed,
        "%s is %s (%s to %s), %s be %s %s"
            .formatted(
                score,
                is.value(),
                is.low(),
                is.high(),
                certain ? "all of that must" : "which must",
                bound == Bound.AT_LEAST ? "at least" : "at most",
                value));
  }
}
