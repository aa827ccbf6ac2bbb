package dev.lathe.track.access;

import dev.lathe.track.database.Text;

/// What somebody did, or was not let do.
///
/// @param person who
/// @param via how they came
/// @param action what it is called
/// @param project where, or [Caller#EVERYWHERE]
/// @param arguments with what, as JSON
/// @param outcome what became of it
/// @param detail what else is to be known: what changed, or why it was refused
public record AuditEntry(
    String person,
    String via,
    String action,
    String project,
    String arguments,
    Outcome outcome,
    String detail) {
  /// The longest text of arguments or detail, in UTF-16 units.
  public static final int LONGEST = 100_000;

  /// What became of it.
  public enum Outcome {
    /// It is done.
    DONE,
    /// It was not let through.
    REFUSED,
    /// It was let through and came to nothing.
    FAILED
  }

  /// Refuses what no table holds.
  public AuditEntry {
    Text.value("who", person, Text.NAME);
    Text.value("the way in", via, Text.NAME);
    Text.value("the action", action, Text.NAME);
    Text.value("the project", project, Text.NAME);
    Text.value("the arguments", arguments, LONGEST);
    Text.value("the detail", detail, LONGEST);
  }
}
