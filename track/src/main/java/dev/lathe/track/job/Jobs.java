package dev.lathe.track.job;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import dev.lathe.track.job.Job.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The queue of a store, as those see it who ask for work; [JobDesk] is for those who do it.
///
/// A job is done by one process at a time. Whether that process lives is told by the lock it holds,
/// never by a clock: a machine that stood still for an hour has not lost its jobs, one that was
/// killed has at once.
public final class Jobs {
  private static final int MOST = 10_000;

  private final Database database;

  /// In this database.
  public Jobs(Database database) {
    this.database = database;
  }

  /// Puts work into the queue.
  public Job add(NewJob asked) {
    String id = database.ids().uuid();
    return database.write(session -> {
      Instant now = database.now();
      long key =
          session.number(
              "insert into jobs (id, project, person, via, action, arguments, priority, attempts, state,"
                  + " reason, cancelling, result, attempt, doing, created, due)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', '', 0, '', 0, '', ?, ?) returning key",
              id,
              asked.project(),
              asked.person(),
              asked.via(),
              asked.action(),
              asked.arguments(),
              asked.terms().priority(),
              asked.terms().attempts(),
              now,
              now);
      Story.tell(session, key, new JobEvent(0, now, "queued", asked.person(), Double.NaN));
      return find(session, id);
    });
  }

  /// The job of this id.
  ///
  /// @throws StoreException when there is none
  public Job find(String id) {
    return database.read(session -> find(session, id));
  }

  /// Jobs of a project, the newest first.
  ///
  /// @param project its name; empty for all projects
  /// @param status only those that stand there; empty for all
  public List<Job> list(Optional<String> project, Optional<Status> status, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s jobs can be listed at a time, got %s".formatted(MOST, most));
    }
    return database.read(session ->
        session.rows(
            Job.SELECT
                + " where (? = '' or project = ?) and (? = '' or state = ?)"
                + " order by key desc limit ?",
            Job::of,
            project.orElse(""),
            project.orElse(""),
            status.map(Enum::name).orElse(""),
            status.map(Enum::name).orElse(""),
            most));
  }

  /// What happened to a job, in order.
  ///
  /// @param after sequence of the last that was seen; 0 at first
  public List<JobEvent> events(String id, long after, int most) {
    return database.read(session ->
        session.rows(
            "select sequence, time, kind, text, done from job_events where job = ?"
                + " and sequence > ? order by sequence limit ?",
            JobEvent::of,
            key(session, id),
            after,
            Math.clamp(most, 1, MOST)));
  }

  /// Why a job that waits is not being done yet, in a sentence; empty when it does not wait.
  public String waits(String id) {
    return database.read(session -> {
      Job job = find(session, id);
      if (job.state().status() != Status.WAITING) return "";
      return Waiting.of(session, job, database.now());
    });
  }

  /// Stops a job: one that waits is cancelled at once, one that runs is told to stop, and is
  /// cancelled as soon as it notices.
  ///
  /// @param why in a sentence
  /// @throws StoreException when it is over already
  public Job cancel(String id, String why) {
    Text.value("the reason", why, Story.LONGEST);
    return database.write(session -> {
      long key = lock(session, id);
      Job job = find(session, id);
      Instant now = database.now();
      switch (job.state().status()) {
        case WAITING -> {
          session.run(
              "update jobs set state = 'CANCELLED', reason = ?, ended = ? where key = ?",
              why,
              now,
              key);
          Story.tell(session, key, new JobEvent(0, now, "cancelled", why, Double.NaN));
        }
        case RUNNING -> {
          session.run("update jobs set cancelling = 1, reason = ? where key = ?", why, key);
          Story.tell(session, key, new JobEvent(0, now, "cancelling", why, Double.NaN));
        }
        case CANCELLED -> {
          // nothing more to stop
        }
        case DONE, FAILED ->
            throw StoreException.state(
                "job %s is over (%s); there is nothing to stop"
                    .formatted(id, job.state().status().name().toLowerCase(Locale.ROOT)));
      }
      return find(session, id);
    });
  }

  static Job find(Session session, String id) throws SQLException {
    return session.row(Job.SELECT + " where id = ?", Job::of, id).orElseThrow(() -> absent(id));
  }

  /// The number of a job inside; nobody else changes it until the write is over.
  static long lock(Session session, String id) throws SQLException {
    return session
        .row(
            "select key from jobs where id = ?" + session.dialect().lock(),
            row -> row.number("key"),
            id)
        .orElseThrow(() -> absent(id));
  }

  private static long key(Session session, String id) throws SQLException {
    return session
        .row("select key from jobs where id = ?", row -> row.number("key"), id)
        .orElseThrow(() -> absent(id));
  }

  private static StoreException absent(String id) {
    return StoreException.absent(
        "there is no job '%s'; look at the list".formatted(Text.shown(id)));
  }
}
