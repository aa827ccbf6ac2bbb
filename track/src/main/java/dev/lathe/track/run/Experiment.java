package dev.lathe.track.run;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A set of runs.
///
/// @param id a decimal number
/// @param project to which it belongs
/// @param name unique in its project
/// @param created when it was made
/// @param updated when its name or state last changed
/// @param deleted when it was deleted; its runs are hidden with it
public record Experiment(
    String id,
    String project,
    String name,
    Instant created,
    Instant updated,
    Optional<Instant> deleted) {
  /// The experiment that is there from the beginning.
  public static final String DEFAULT = "0";

  static Experiment of(ResultRow row) throws SQLException {
    return new Experiment(
        Long.toString(row.number("id")),
        row.text("project"),
        row.text("name"),
        row.time("created"),
        row.time("updated"),
        row.optionalTime("deleted"));
  }
}
