package dev.lathe.track.job;

import dev.lathe.track.database.Session;
import java.sql.SQLException;

/// What happened to a job, event by event.
final class Story {
  /// The longest text of an event or a reason, in UTF-16 units.
  static final int LONGEST = 4_000;

  private Story() {}

  /// Adds an event behind the others. Whoever calls holds the job's row.
  static void tell(Session session, long job, JobEvent event) throws SQLException {
    session.run(
        "insert into job_events (job, sequence, time, kind, text, done) values (?,"
            + " (select coalesce(max(sequence), 0) + 1 from job_events where job = ?), ?, ?, ?, ?)",
        job,
        job,
        event.time(),
        event.kind(),
        cut(event.text()),
        event.done());
  }

  /// At most the longest text, and nothing that no table holds.
  static String cut(String text) {
    String plain = text.replace('\u0000', '?');
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
  }
}
