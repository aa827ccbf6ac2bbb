package dev.lathe.track.access;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Somebody who is known by name.
///
/// @param id a UUID
/// @param name unique
/// @param created when they were let in
/// @param disabled when they were shut out; their name stays taken, as it stands in records
public record User(String id, String name, Instant created, Optional<Instant> disabled) {
  static User of(ResultRow row) throws SQLException {
    return new User(
        row.text("id"), row.text("name"), row.time("created"), row.optionalTime("disabled"));
  }
}
