package dev.lathe.track.registry;

import dev.lathe.learn.Score;
import dev.lathe.learn.metrics.Metric;
import java.util.Optional;

/// A score is no worse than that of the version that is there now. Both are on the rows that each
/// held out, which are the same where both were fitted on the same data with the same seed.
///
/// @param score name of the score; empty for the one that ranks the version that is there
/// @param margin how much worse it may be, in the unit of the score, 0 or more
public record NoWorse(String score, double margin) implements Gate {
  /// The score that ranks, not worse at all.
  public NoWorse() {
    this("", 0);
  }

  /// Refuses a margin that is none.
  public NoWorse {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a margin is 0 or more, got " + margin);
    }
    if (!score.isEmpty()) Metric.named(score);
  }

  @Override
  public Finding check(Candidate candidate) {
    if (candidate.holder().isEmpty()) {
      return new Finding(true, "no version is in %s yet".formatted(candidate.stage()));
    }
    Version holder = candidate.holder().get();
    Optional<Score> there =
        score.isEmpty()
            ? holder.facts().scores().stream().findFirst()
            : holder.facts().score(score);
    if (there.isEmpty()) {
      return new Finding(
          true, "%s tells no %s to be held against".formatted(holder.name(), named()));
    }
    Score was = there.get();
    Optional<Score> here = candidate.version().facts().score(was.name());
    if (here.isEmpty()) {
      return new Finding(
          false,
          "its model file tells no %s on rows it had not learned from, %s has %s"
              .formatted(was.name(), holder.name().number(), was.value()));
    }
    double is = here.get().value();
    boolean higher = Metric.named(was.name()).higherIsBetter();
    double worse = higher ? was.value() - is : is - was.value();
    return new Finding(
        worse <= margin,
        "%s is %s, %s has %s; %s is better"
            .formatted(
                was.name(), is, holder.name().number(), was.value(), higher ? "higher" : "lower"));
  }

  private String named() {
    return score.isEmpty() ? "score" : score;
  }
}
