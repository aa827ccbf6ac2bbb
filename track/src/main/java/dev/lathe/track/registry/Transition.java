package dev.lathe.track.registry;

import dev.lathe.learn.Settings;
import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;

/// One line of the log of who went where. Lines are added and never changed.
///
/// @param sequence counts them; the order of what happened
/// @param kind what happened
/// @param version which version, by its id
/// @param name what that is called
/// @param from where it stood; empty for a new one
/// @param to where it went; where a refused one wanted to go; empty for one that was deleted
/// @param told who, why and when
public record Transition(
    long sequence, Kind kind, String version, VersionName name, String from, String to, Told told) {
  /// What happened to a version.
  public enum Kind {
    /// It was registered.
    REGISTERED,
    /// It was moved.
    MOVED,
    /// It made room for another.
    DISPLACED,
    /// It was brought back to where it stood before.
    ROLLED_BACK,
    /// It was to be moved, and a gate refused.
    REFUSED,
    /// It was deleted.
    DELETED;

    /// The name in tables and messages.
    public String key() {
      return Settings.key(name());
    }
  }

  /// Who did it, why and when.
  ///
  /// @param person as far as known
  /// @param reason in their words
  /// @param time what the clock said
  public record Told(String person, String reason, Instant time) {}

  static final String SELECT =
      "select t.sequence, t.kind, v.id, p.name as project, m.name as model, v.major, v.minor,"
          + " v.patch, v.number, t.origin, t.stage, t.person, t.reason, t.time from transitions t"
          + " join versions v on v.key = t.version join models m on m.key = t.model"
          + " join projects p on p.key = m.project";

  static Transition of(ResultRow row) throws SQLException {
    return new Transition(
        row.number("sequence"),
        kind(row.text("kind")),
        row.text("id"),
        VersionName.of(row),
        row.text("origin"),
        row.text("stage"),
        new Told(row.text("person"), row.text("reason"), row.time("time")));
  }

  private static Kind kind(String key) {
    for (Kind kind : Kind.values()) if (kind.key().equals(key)) return kind;
    throw new IllegalStateException("no kind of transition '%s'".formatted(key));
  }
}
