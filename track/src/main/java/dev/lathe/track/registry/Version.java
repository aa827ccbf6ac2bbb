package dev.lathe.track.registry;

import dev.lathe.track.artifact.Content;
import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A model in the registry, as it was registered and where it stands now.
///
/// @param id a UUID
/// @param name model and numbers
/// @param stage where it stands on the ladder
/// @param file the model file's bytes
/// @param run id of the run that made it, where one is known
/// @param facts what the model file says of itself
/// @param note what was said when it was registered
public record Version(
    String id,
    VersionName name,
    String stage,
    Content file,
    Optional<String> run,
    Facts facts,
    Note note) {
  static final String SELECT =
      "select v.key, v.id, p.name as project, m.name as model, v.major, v.minor, v.patch, v.number,"
          + " v.stage, v.hash, v.size, v.run, v.facts, v.person, v.why, v.notes, v.created"
          + " from versions v join models m on m.key = v.model join projects p on p.key = m.project"
          + " where v.stage <> ''";

  /// What was said of a version.
  ///
  /// @param person who registered it, as far as known
  /// @param why why it has its number
  /// @param text what people are to know of it
  /// @param created when it was registered
  public record Note(String person, String why, String text, Instant created) {}

  static Version of(ResultRow row) throws SQLException {
    return new Version(
        row.text("id"),
        VersionName.of(row),
        row.text("stage"),
        new Content(row.text("hash"), row.number("size")),
        row.optionalText("run"),
        Facts.of(row.bytes("facts")),
        new Note(row.text("person"), row.text("why"), row.text("notes"), row.time("created")));
  }
}
