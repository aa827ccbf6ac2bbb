package dev.lathe.track.run;

import dev.lathe.track.database.Text;
import java.time.Instant;
import java.util.Optional;

/// A run that is about to begin.
///
/// @param experiment id of the experiment it belongs to
/// @param name what it is called
/// @param person who starts it; empty when nobody knows
/// @param started when it began; empty for now
/// @param here whether this process runs it, so that it has failed when this process ends first;
///   `false` for a client's run, which lives elsewhere
public record NewRun(
    String experiment, String name, String person, Optional<Instant> started, boolean here) {
  /// Refuses names that cannot be such.
  public NewRun {
    Text.name("run", name);
    Text.value("who starts a run", person, Text.NAME);
  }

  /// A run of this process that begins now.
  public NewRun(String experiment, String name) {
    this(experiment, name, "", Optional.empty(), true);
  }
}
