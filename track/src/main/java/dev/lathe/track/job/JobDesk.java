package dev.lathe.track.job;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Database.Owner;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Work;
import dev.lathe.track.job.Job.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The queue as those see it who do the work. Several processes may share it: each job is taken by
/// one of them.
///
/// Who takes a job has it for as long as the process lives and the store is open; then it waits
/// again, or has failed when it was tried as often as it may be.
///
/// A desk knows what it gave out, so that a job which its process has and nobody does is found by
/// [#releaseUnheard]. An open store has one desk.
public final class JobDesk {
  private static final String UNHEARD =
      "the connection to the database was lost when it was taken, so nobody began it";

  private final Database database;
  private final Set<Given> given = ConcurrentHashMap.newKeySet();

  /// An attempt that somebody here was told to make.
  private record Given(String job, int attempt) {
    static Given of(Job job) {
      return new Given(job.id(), job.attempt().number());
    }
  }

  /// Over this database.
  public JobDesk(Database database) {
    this.database = database;
  }

  /// Says that this process takes jobs, this many at a time; 0 for no longer.
  public void open(int places) {
    database.write(session -> {
      if (places == 0) return session.run("delete from workers where owner = ?", database.owner());
      return session.run(
          "insert into workers (owner, places, since) values (?, ?, ?)"
              + " on conflict (owner) do update set places = excluded.places",
          database.owner(),
          places,
          database.now());
    });
  }

  /// Takes the job that is next: the highest priority, of these the oldest, that is due.
  public Optional<Job> take() {
    Instant now = database.now();
    Optional<Long> any = database.read(session -> next(session, now, ""));
    if (any.isEmpty()) return Optional.empty(); // most of the time, and nothing is written
    var taken = new AtomicReference<Optional<Given>>(Optional.empty());
    boolean heard = false;
    try {
      Optional<Job> job =
          database.write(session -> {
            taken
                .get()
                .ifPresent(given::remove); // of an attempt at this write that came to nothing
            Optional<Job> next = take(session, now);
            taken.set(next.map(Given::of));
            taken.get().ifPresent(given::add); // before it is kept, and so can be found
            return next;
          });
      heard = true;
      return job;
    } finally {
      if (!heard) taken.get().ifPresent(given::remove);
    }
  }

  private Optional<Job> take(Session session, Instant now) throws SQLException {
    Optional<Long> next = next(session, now, session.dialect().skip());
    if (next.isEmpty()) return Optional.empty();
    long key = next.get();
    session.run(
        "update jobs set state = 'RUNNING', owner = ?, attempt = attempt + 1, started = ?,"
            + " heard = ?, doing = '', done = ?, reason = '' where key = ?",
        database.owner(),
        now,
        now,
        Double.NaN,
        key);
    Job job =
        session
            .row(Job.SELECT + " where key = ?", Job::of, key)
            .orElseThrow(() -> new SQLException("the job is gone"));
    String text =
        "attempt %s of %s".formatted(job.attempt().number(), job.asked().terms().attempts());
    Story.tell(session, key, new JobEvent(0, now, "started", text, Double.NaN));
    return Optional.of(job);
  }

  private static Optional<Long> next(Session session, Instant now, String lock)
      throws SQLException {
    return session.row(
        "select key from jobs where state = 'WAITING'"
            + Waiting.DUE
            + " order by priority desc, key limit 1"
            + lock,
        row -> row.number("key"),
        now,
        now.plus(Waiting.LONGEST));
  }

  /// Says that a job goes on, and how.
  ///
  /// @param job as it was taken
  /// @return whether it is to go on; if not, it stops and says [#cancelled]
  /// @throws StoreException when it is not this process's any more
  public boolean progress(Job job, String doing, double done) {
    return database.write(session -> {
      long key = mine(session, job);
      Instant now = database.now();
      session.run(
          "update jobs set heard = ?, doing = ?, done = ? where key = ?",
          now,
          Story.cut(doing),
          done,
          key);
      Story.tell(session, key, new JobEvent(0, now, "progress", doing, done));
      return !Jobs.find(session, job.id()).state().cancelling();
    });
  }

  /// Says that a job is still being done.
  ///
  /// @return whether it is to go on
  /// @throws StoreException when it is not this process's any more
  public boolean heartbeat(Job job) {
    return database.write(session -> {
      long key = mine(session, job);
      session.run("update jobs set heard = ? where key = ?", database.now(), key);
      return !Jobs.find(session, job.id()).state().cancelling();
    });
  }

  /// Says that a job is done.
  ///
  /// @param result what came of it, as JSON
  public Job done(Job job, String result) {
    return over(job, Status.DONE, "", result);
  }

  /// Says that a job stopped because it was told to.
  public Job cancelled(Job job) {
    return ended(
        job,
        session -> {
          String why = Jobs.find(session, job.id()).state().reason();
          return over(session, job, new Job.State(Status.CANCELLED, why, true, ""));
        });
  }

  /// Says that a job came to nothing and would again.
  public Job failed(Job job, String reason) {
    return over(job, Status.FAILED, reason, "");
  }

  /// Says that a job came to nothing, and that another attempt may do better: it waits for a while
  /// and is tried again, unless it was tried as often as it may be.
  public Job retry(Job job, String reason) {
    return ended(job, session -> retry(session, mine(session, job), job.id(), reason));
  }

  private Job over(Job job, Status status, String reason, String result) {
    return ended(job, session -> over(session, job, new Job.State(status, reason, false, result)));
  }

  /// Ends an attempt; once that is kept, nobody makes it any more.
  private Job ended(Job job, Work<Job> end) {
    Job now = database.write(end);
    given.remove(Given.of(job));
    return now;
  }

  private Job over(Session session, Job job, Job.State state) throws SQLException {
    end(session, mine(session, job), state);
    return Jobs.find(session, job.id());
  }

  private void end(Session session, long key, Job.State state) throws SQLException {
    Instant now = database.now();
    session.run(
        "update jobs set state = ?, reason = ?, result = ?, ended = ?, heard = ?, owner = null"
            + " where key = ?",
        state.status().name(),
        Story.cut(state.reason()),
        state.result(),
        now,
        now,
        key);
    String kind = state.status().name().toLowerCase(Locale.ROOT);
    Story.tell(session, key, new JobEvent(0, now, kind, state.reason(), Double.NaN));
  }

  private Job retry(Session session, long key, String id, String reason) throws SQLException {
    Job job = Jobs.find(session, id);
    int attempt = job.attempt().number();
    if (job.state().cancelling()) {
      end(session, key, new Job.State(Status.CANCELLED, job.state().reason(), true, ""));
    } else if (attempt >= job.asked().terms().attempts()) {
      end(session, key, new Job.State(Status.FAILED, reason, false, ""));
    } else {
      Instant now = database.now();
      session.run(
          "update jobs set state = 'WAITING', owner = null, reason = ?, due = ? where key = ?",
          Story.cut(reason),
          now.plus(Waiting.pause(attempt)),
          key);
      Story.tell(session, key, new JobEvent(0, now, "retry", reason, Double.NaN));
    }
    return Jobs.find(session, id);
  }

  /// Takes the jobs from an owner whose process has ended.
  ///
  /// @return how many
  public int release(Owner gone) {
    String reason =
        gone.ofBackup()
            ? "it was being done when the backup was made that this was restored from"
            : "process %s%s ended while it did this"
                .formatted(gone.process(), gone.host().isEmpty() ? "" : " on " + gone.host());
    return release(gone.id(), reason);
  }

  /// Gives the jobs that are being done to another.
  ///
  /// @return how many
  public static int give(Session session, String owner) throws SQLException {
    return session.run("update jobs set owner = ? where state = 'RUNNING'", owner);
  }

  /// Gives back what this process has taken.
  public int releaseMine(String reason) {
    return release(database.owner(), reason);
  }

  private int release(String owner, String reason) {
    return database.write(session -> {
      session.run("delete from workers where owner = ?", owner);
      Map<Long, Job> running = running(session, owner);
      for (var one : running.entrySet()) {
        retry(session, one.getKey(), one.getValue().id(), reason);
      }
      return running.size();
    });
  }

  /// What an owner does, by number inside; nobody else changes it until the write is over.
  private static Map<Long, Job> running(Session session, String owner) throws SQLException {
    List<String> ids =
        session.rows(
            "select id from jobs where owner = ? and state = 'RUNNING' order by key",
            row -> row.text("id"),
            owner);
    var running = new LinkedHashMap<Long, Job>();
    for (String id : ids) {
      long key = Jobs.lock(session, id);
      Job now = Jobs.find(session, id); // its owner may just have said that it is over
      if (now.state().status() != Status.RUNNING) continue;
      if (now.attempt().owner().equals(Optional.of(owner))) running.put(key, now);
    }
    return running;
  }

  /// Puts back what this process has taken and nobody does: the connection was lost while it was
  /// taken, and whoever took it was told that nobody knows whether that was kept. It counts as no
  /// attempt.
  ///
  /// @return how many
  public int releaseUnheard() {
    boolean any =
        database
            .read(session ->
                session.rows(
                    Job.SELECT + " where owner = ? and state = 'RUNNING'",
                    Job::of,
                    database.owner()))
            .stream()
            .anyMatch(this::unheard);
    if (!any) return 0; // nearly always, and nothing is written
    return database.write(session -> {
      int released = 0;
      for (var one : running(session, database.owner()).entrySet()) {
        if (!unheard(one.getValue())) continue;
        putBack(session, one.getKey(), one.getValue());
        released++;
      }
      return released;
    });
  }

  private boolean unheard(Job mine) {
    return !given.contains(Given.of(mine));
  }

  private void putBack(Session session, long key, Job job) throws SQLException {
    if (job.state().cancelling()) {
      end(session, key, new Job.State(Status.CANCELLED, job.state().reason(), true, ""));
      return;
    }
    Instant now = database.now();
    session.run(
        "update jobs set state = 'WAITING', owner = null, attempt = attempt - 1, reason = ?,"
            + " due = ? where key = ?",
        UNHEARD,
        now,
        key);
    Story.tell(session, key, new JobEvent(0, now, "retry", UNHEARD, Double.NaN));
  }

  /// The job's number inside, if this process does it and this is the attempt.
  private long mine(Session session, Job job) throws SQLException {
    long key = Jobs.lock(session, job.id());
    Job now = Jobs.find(session, job.id());
    if (now.state().status() != Status.RUNNING
        || now.attempt().number() != job.attempt().number()
        || !now.attempt().owner().equals(Optional.of(database.owner()))) {
      throw StoreException.state(
          "job %s is not done by this process any more; leave it".formatted(job.id()));
    }
    return key;
  }
}
