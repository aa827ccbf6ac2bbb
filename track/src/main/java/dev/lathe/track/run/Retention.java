package dev.lathe.track.run;

import dev.lathe.track.artifact.Content;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.Dialect;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes away for good what was deleted long ago, after showing what that would be.
public final class Retention {
  private static final String OLD =
      " from runs r join experiments e on e.id = r.experiment"
          + " where r.deleted < ? or e.deleted < ?";

  private final Database database;
  private final Contents contents;
  private final List<String> naming;

  /// Of what this database names, with the bytes in this place.
  ///
  /// @param naming tables that name contents, in a column `hash`
  public Retention(Database database, Contents contents, List<String> naming) {
    this.database = database;
    this.contents = contents;
    this.naming = List.copyOf(naming);
  }

  /// What would be taken away.
  ///
  /// @param deletedBefore what was deleted earlier than this
  /// @param runs ids of the runs
  /// @param points how many of their figures
  /// @param experiments ids of experiments that would be empty then
  public record Preview(
      Instant deletedBefore, List<String> runs, long points, List<String> experiments) {
    /// Copies the lists.
    public Preview {
      runs = List.copyOf(runs);
      experiments = List.copyOf(experiments);
    }
  }

  /// What taking away everything that was deleted so long ago would take.
  ///
  /// @throws StoreException when the clock is behind what is in the store, so that ages cannot be
  ///   told
  public Preview preview(Duration age) {
    if (age.isNegative()) throw new IllegalArgumentException("an age is not negative, got " + age);
    Instant before = database.now().minus(age);
    return database.read(session -> {
      checkClock(session);
      List<String> runs =
          session.rows(
              "select r.id" + OLD + " order by r.key", row -> row.text("id"), before, before);
      long points =
          session.number(
              "select coalesce(sum(m.points), 0) from metrics m where m.run in (select r.key"
                  + OLD
                  + ")",
              before,
              before);
      List<String> experiments =
          session.rows(
              "select id from experiments where deleted < ? order by id",
              row -> Long.toString(row.number("id")),
              before);
      return new Preview(before, runs, points, experiments);
    });
  }

  private void checkClock(Session session) throws SQLException {
    Optional<Instant> newest =
        session
            .row(
                "select max(t) as t from (select (select started from runs order by key desc limit 1)"
                    + " as t union all select (select updated from experiments order by id desc limit 1)"
                    + ") as times",
                row -> row.optionalTime("t"))
            .orElse(Optional.empty());
    Instant now = database.now();
    if (newest.isPresent() && newest.get().isAfter(now.plus(Duration.ofMinutes(1)))) {
      throw StoreException.state(
          "the clock says %s but the store holds something of %s; set the clock first, ages cannot be told"
              .formatted(now, newest.get()));
    }
  }

  /// Takes away what a preview showed, but for what was restored meanwhile, and all bytes that
  /// nothing names any more.
  ///
  /// @return how many runs went
  public int purge(Preview preview) {
    int gone = 0;
    for (String run : preview.runs()) {
      if (database.write(session -> purge(session, run, preview.deletedBefore()))) gone++;
    }
    for (String experiment : preview.experiments()) {
      database.write(session -> {
        purgeExperiment(session, Experiments.key(experiment), preview.deletedBefore());
        return experiment;
      });
    }
    sweep();
    return gone;
  }

  private static boolean purge(Session session, String id, Instant before) throws SQLException {
    Optional<Long> found =
        session.row(
            "select r.key" + OLD.replace("where", "where r.id = ? and (") + ")",
            row -> row.number("key"),
            id,
            before,
            before);
    if (found.isEmpty()) return false;
    long run = found.get();
    String metrics = " where metric in (select key from metrics where run = ?)";
    session.run("delete from points" + metrics, run);
    session.run("delete from blocks" + metrics, run);
    for (String table : List.of("metrics", "params", "tags", "inputs", "artifacts")) {
      session.run("delete from " + table + " where run = ?", run);
    }
    session.run("delete from runs where key = ?", run);
    return true;
  }

  private static void purgeExperiment(Session session, long id, Instant before)
      throws SQLException {
    String old =
        " in (select id from experiments where id = ? and deleted < ?"
            + " and not exists (select 1 from runs where experiment = ?))";
    session.run("delete from experiment_tags where experiment" + old, id, before, id);
    session.run("delete from experiments where id" + old, id, before, id);
  }

  /// Deletes bytes that nothing names. Whoever names some does so in a write, and looks whether
  /// they are there; so they are deleted within a write too.
  private void sweep() {
    var unnamed = new ArrayList<Content>();
    for (Content content : contents.all()) {
      if (!database.read(session -> named(session, content))) unnamed.add(content);
    }
    for (Content content : unnamed) {
      database.write(session -> {
        if (session.dialect() == Dialect.POSTGRESQL) {
          for (String table : naming) {
            session.run("lock table " + table + " in share row exclusive mode");
          }
        }
        if (!named(session, content)) contents.delete(content);
        return content;
      });
    }
  }

  private boolean named(Session session, Content content) throws SQLException {
    for (String table : naming) {
      long names =
          session.number("select count(*) from " + table + " where hash = ?", content.hash());
      if (names > 0) return true;
    }
    return false;
  }
}
