package dev.lathe.track.job;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;

/// Something that happened to a job.
///
/// @param sequence its place in the job's story, from 1
/// @param time what the clock said
/// @param kind `queued`, `started`, `progress`, `retry`, `cancelling`, or the status it ended with
/// @param text what is to be said of it
/// @param done how much was done, 0 to 1; `NaN` when nobody knew
public record JobEvent(long sequence, Instant time, String kind, String text, double done) {
  static JobEvent of(ResultRow row) throws SQLException {
    return new JobEvent(
        row.number("sequence"),
        row.time("time"),
        row.text("kind"),
        row.text("text"),
        row.figure("done"));
  }
}
