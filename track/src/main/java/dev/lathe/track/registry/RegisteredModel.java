package dev.lathe.track.registry;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A model whose versions are kept.
///
/// @param id a UUID
/// @param name what it is called, and in which project
/// @param about what it is for, in the words of people
/// @param newest the number last given; empty while there was no version
/// @param created when it was made
/// @param updated when something of it changed last
public record RegisteredModel(
    String id,
    ModelName name,
    String about,
    Optional<SemanticVersion> newest,
    Instant created,
    Instant updated) {
  static RegisteredModel of(ResultRow row) throws SQLException {
    return new RegisteredModel(
        row.text("id"),
        new ModelName(row.text("project"), row.text("name")),
        row.text("about"),
        row.number("number") == 0
            ? Optional.empty()
            : Optional.of(
                new SemanticVersion(row.number("major"), row.number("minor"), row.number("patch"))),
        row.time("created"),
        row.time("updated"));
  }
}
