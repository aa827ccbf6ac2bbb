package dev.lathe.track.run;

import dev.lathe.track.artifact.Content;
import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;

/// Something that a run left behind.
///
/// @param path what it is called, parts with slashes between them; no path on a disk
/// @param content what it holds
/// @param created when it was kept
public record Artifact(String path, Content content, Instant created) {
  static Artifact of(ResultRow row) throws SQLException {
    return new Artifact(
        row.text("path"), new Content(row.text("hash"), row.number("size")), row.time("created"));
  }
}
