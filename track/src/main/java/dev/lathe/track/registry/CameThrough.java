package dev.lathe.track.registry;

import dev.lathe.track.database.Text;

/// The version has been in another stage before.
///
/// @param stage which one
public record CameThrough(String stage) implements Gate {
  /// Staging.
  public CameThrough() {
    this("staging");
  }

  /// Refuses what cannot be a stage.
  public CameThrough {
    Text.name("stage", stage);
  }

  @Override
  public Finding check(Candidate candidate) {
    return candidate.passed().contains(stage)
        ? new Finding(true, "it has been in " + stage)
        : new Finding(false, "it has never been in " + stage);
  }
}
