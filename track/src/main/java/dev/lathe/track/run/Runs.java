package dev.lathe.track.run;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Database.Owner;
import dev.lathe.track.database.Pairs;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The life of runs, and what is known of each.
///
/// [RunLog] records what happens in them, [MetricHistory] reads their figures, [RunSearch] finds
/// them.
public final class Runs {
  private static final int LONGEST_REASON = 4_000;
  private static final String SELECT =
      "select id, experiment, name, person, status, reason, started, ended, deleted from runs";

  private final Database database;

  /// Those in this database.
  public Runs(Database database) {
    this.database = database;
  }

  /// Begins a run.
  ///
  /// @throws StoreException when there is no such experiment
  public Run start(NewRun asked) {
    String id = database.ids().hex();
    return database.write(session -> {
      Experiments.active(session, asked.experiment());
      session.run(
          "insert into runs (id, experiment, name, person, status, reason, started, owner)"
              + " values (?, ?, ?, ?, 'RUNNING', '', ?, ?)",
          id,
          Experiments.key(asked.experiment()),
          asked.name(),
          asked.person(),
          asked.started().orElseGet(database::now),
          asked.here() ? Optional.of(database.owner()) : Optional.empty());
      return find(session, id);
    });
  }

  /// The run of this id, also when it was deleted.
  ///
  /// @throws StoreException when there is none
  public Run find(String id) {
    return database.read(session -> find(session, id));
  }

  /// Says how far a run is; one that is over gets its end from the clock.
  public Run state(String id, Run.State state) {
    Text.value("the reason of a run's state", state.reason(), LONGEST_REASON);
    return database.write(session -> {
      Key run = active(session, id);
      session.run(
          "update runs set status = ?, reason = ?, ended = ? where key = ?",
          state.status().name(),
          state.reason(),
          state.status().over() ? Optional.of(database.now()) : Optional.empty(),
          run.number());
      return find(session, id);
    });
  }

  /// Gives it another name.
  public Run rename(String id, String name) {
    Text.name("run", name);
    return database.write(session -> {
      session.run("update runs set name = ? where key = ?", name, active(session, id).number());
      return find(session, id);
    });
  }

  /// Hides it; [#restore] brings it back until retention takes it.
  public Run delete(String id) {
    return database.write(session -> {
      session.run(
          "update runs set deleted = ? where key = ? and deleted is null",
          database.now(),
          key(session, id).number());
      return find(session, id);
    });
  }

  /// Brings it back.
  public Run restore(String id) {
    return database.write(session -> {
      session.run("update runs set deleted = null where key = ?", key(session, id).number());
      return find(session, id);
    });
  }

  /// What it was told, by name.
  public Map<String, String> params(String id) {
    return pairs(id, "select name, value from params where run = ? order by name");
  }

  /// What was noted about it, by name.
  public Map<String, String> tags(String id) {
    return pairs(id, "select name, value from tags where run = ? order by name");
  }

  private Map<String, String> pairs(String id, String sql) {
    return database.read(session -> Pairs.of(session, sql, key(session, id).number()));
  }

  /// The data sets it read.
  public List<RunInput> inputs(String id) {
    return database.read(session -> Inputs.of(session, key(session, id).number()));
  }

  /// Fails the runs of owners whose process has ended, and says why.
  ///
  /// @return how many
  public int fail(Owner gone) {
    return fail(gone.id(), reason(gone));
  }

  private static String reason(Owner gone) {
    return gone.ofBackup()
        ? "it was going on when the backup was made that this was restored from"
        : "process %s%s ended without saying so: it was killed, ran out of memory, or the machine stopped"
            .formatted(gone.process(), gone.host().isEmpty() ? "" : " on " + gone.host());
  }

  /// Lets runs go on that others have failed while their process could not be seen from the
  /// database.
  ///
  /// @return how many
  public static int goOn(Session session, Owner back) throws SQLException {
    return session.run(
        "update runs set status = 'RUNNING', reason = '', ended = null"
            + " where owner = ? and status = 'FAILED' and reason = ?",
        back.id(),
        reason(back));
  }

  /// Gives the runs that go on in some process to another.
  ///
  /// @return how many
  public static int give(Session session, String owner) throws SQLException {
    return session.run(
        "update runs set owner = ? where status = 'RUNNING' and owner is not null", owner);
  }

  /// Fails what this process still runs.
  public int failMine(String reason) {
    return fail(database.owner(), reason);
  }

  private int fail(String owner, String reason) {
    return database.write(session ->
        session.run(
            "update runs set status = 'FAILED', reason = ?, ended = ?"
                + " where owner = ? and status = 'RUNNING'",
            reason,
            database.now(),
            owner));
  }

  /// A run's number inside.
  record Key(long number, boolean deleted) {}

  /// The number of a run that must not be deleted; nobody else changes it until the write is over.
  static Key active(Session session, String id) throws SQLException {
    Key key = key(session, id);
    if (key.deleted()) {
      throw StoreException.state("run %s was deleted; restore it first".formatted(id));
    }
    return key;
  }

  static Key key(Session session, String id) throws SQLException {
    return session
        .row(
            "select key, deleted from runs where id = ?" + lock(session),
            row -> new Key(row.number("key"), row.optionalTime("deleted").isPresent()),
            id)
        .orElseThrow(() -> absent(id));
  }

  private static String lock(Session session) throws SQLException {
    return session.writes() ? session.dialect().lock() : "";
  }

  private static Run find(Session session, String id) throws SQLException {
    return session.row(SELECT + " where id = ?", Run::of, id).orElseThrow(() -> absent(id));
  }

  private static StoreException absent(String id) {
    return StoreException.absent(
        "there is no run '%s'; its id has 32 hex digits".formatted(Text.shown(id)));
  }
}
