package dev.lathe.track.access;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;

/// What experiments and models belong to, and people have a role in.
///
/// @param id a UUID
/// @param name unique
/// @param created when it was made
public record Project(String id, String name, Instant created) {
  /// The project that is there from the beginning.
  public static final String DEFAULT = "default";

  static Project of(ResultRow row) throws SQLException {
    return new Project(row.text("id"), row.text("name"), row.time("created"));
  }
}
