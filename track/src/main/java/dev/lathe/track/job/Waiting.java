package dev.lathe.track.job;

import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Why a job waits.
final class Waiting {
  /// The longest pause before a job is tried again. What is due later than this from now was put
  /// off by a clock that has been put back since, and is due.
  static final Duration LONGEST = Duration.ofHours(1);

  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /// Says which waiting jobs may be tried, of the time now and that and the longest pause.
  static final String DUE = " and (due <= ? or due > ?)";

  private Waiting() {}

  /// The pause after an attempt: 10 seconds, each time twice as long, up to an hour.
  static Duration pause(int attempt) {
    Duration pause = SHORTEST.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  static String of(Session session, Job job, Instant now) throws SQLException {
    Instant due = job.times().due();
    if (due.isAfter(now) && !due.isAfter(now.plus(LONGEST))) {
      return "it is tried again at %s; attempt %s of %s ended: %s"
          .formatted(
              due, job.attempt().number(), job.asked().terms().attempts(), job.state().reason());
    }
    long places = session.number("select coalesce(sum(places), 0) from workers");
    if (places == 0) return "no process takes jobs";
    long before =
        session.number(
            "select count(*) from jobs j, (select key, priority from jobs where id = ?) me"
                + " where j.state = 'WAITING' and (j.priority > me.priority"
                + " or j.priority = me.priority and j.key < me.key)"
                + " and (j.due <= ? or j.due > ?)",
            job.id(),
            now,
            now.plus(LONGEST));
    long running = session.number("select count(*) from jobs where state = 'RUNNING'");
    String taken =
        running >= places
            ? "all %s places are taken".formatted(places)
            : "%s of %s places are taken".formatted(running, places);
    if (before == 0) return "it is next; " + taken;
    return "%s other%s %s before it; %s"
        .formatted(before, before == 1 ? " job" : " jobs", before == 1 ? "is" : "are", taken);
  }
}
