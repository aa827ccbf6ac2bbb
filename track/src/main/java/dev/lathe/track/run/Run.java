package dev.lathe.track.run;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// One recorded training.
///
/// @param id 32 hex digits
/// @param experiment id of the experiment it belongs to
/// @param name what it is called
/// @param person who started it, as far as known
/// @param state how far it is
/// @param times when it was what
public record Run(
    String id, String experiment, String name, String person, State state, Times times) {
  /// How far a run is.
  ///
  /// @param status how far
  /// @param reason why, where it did not go well
  public record State(Status status, String reason) {
    /// Without a reason.
    public State(Status status) {
      this(status, "");
    }
  }

  /// When a run was what.
  ///
  /// @param started when it began
  /// @param ended when it was over
  /// @param deleted when it was deleted
  public record Times(Instant started, Optional<Instant> ended, Optional<Instant> deleted) {}

  static Run of(ResultRow row) throws SQLException {
    return new Run(
        row.text("id"),
        Long.toString(row.number("experiment")),
        row.text("name"),
        row.text("person"),
        new State(Status.valueOf(row.text("status")), row.text("reason")),
        new Times(row.time("started"), row.optionalTime("ended"), row.optionalTime("deleted")));
  }
}
