package dev.lathe.track.registry;

import dev.lathe.frame.Origin;

/// The rows that the model learned from are trusted enough.
///
/// @param least how far at least: measured, unknown or simulated
public record TrustedOrigin(Origin.Nature least) implements Gate {
  /// Measured rows only.
  public TrustedOrigin() {
    this(Origin.Nature.MEASURED);
  }

  @Override
  public Finding check(Candidate candidate) {
    Origin data = candidate.version().facts().data();
    return new Finding(
        data.nature().compareTo(least) >= 0,
        "the rows of '%s' are %s".formatted(data.source(), data.nature().key()));
  }
}
