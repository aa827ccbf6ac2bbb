package dev.lathe.track.serve;

import dev.lathe.track.database.Text;
import java.util.Optional;

/// Whose predictions may be seen. What is out of scope is not there.
///
/// @param caller those of this caller; empty for everybody's
public record Scope(Optional<String> caller) {
  /// Everybody's.
  public static final Scope EVERYBODY = new Scope(Optional.empty());

  /// Refuses what nobody is called.
  public Scope {
    caller.ifPresent(name -> Text.value("who asked for a prediction", name, Text.NAME));
  }

  /// Those of one caller.
  public static Scope of(String caller) {
    return new Scope(Optional.of(caller));
  }

  /// Whether this caller's are seen.
  boolean sees(String other) {
    return caller.isEmpty() || caller.get().equals(other);
  }
}
