package dev.lathe.track.run;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Records what happens in runs.
///
/// Everything may be said again: the same parameter, the same figure, the same input are kept once,
/// so a caller that is not sure whether it was heard just repeats itself.
public final class RunLog {
  private final Database database;

  /// For the runs in this database.
  public RunLog(Database database) {
    this.database = database;
  }

  /// Records this, and returns when it is kept.
  ///
  /// **Cost.** 100,000 points in batches of 1,000 take about a second.
  ///
  /// @throws StoreException when there is no such run, it was deleted, or a parameter has another
  ///   value already
  public void log(String run, Batch batch) {
    database.write(session -> write(session, run, batch));
  }

  /// Hands this in without waiting; what comes back is done when it is kept.
  public CompletableFuture<Void> submit(String run, Batch batch) {
    return database.submit(session -> write(session, run, batch)).thenApply(_ -> null);
  }

  /// Takes a note back.
  ///
  /// @throws StoreException when there is none of this name
  public void untag(String run, String name) {
    database.write(session -> {
      long key = Runs.active(session, run).number();
      if (session.run("delete from tags where run = ? and name = ?", key, name) == 0) {
        throw StoreException.absent("run %s has no tag '%s'".formatted(run, Text.shown(name)));
      }
      return key;
    });
  }

  private static long write(Session session, String run, Batch batch) throws SQLException {
    long key = Runs.active(session, run).number();
    params(session, key, batch.params());
    tags(session, key, batch.tags());
    Inputs.write(session, key, batch.inputs());
    MetricWrite.of(session, key, batch.points());
    return key;
  }

  private static void params(Session session, long run, Map<String, String> params)
      throws SQLException {
    for (var param : params.entrySet()) {
      int written =
          session.run(
              "insert into params (run, name, value) values (?, ?, ?)"
                  + " on conflict (run, name) do nothing",
              run,
              param.getKey(),
              param.getValue());
      if (written == 0) same(session, run, param.getKey(), param.getValue());
    }
  }

  private static void same(Session session, long run, String name, String value)
      throws SQLException {
    String there =
        session
            .row(
                "select value from params where run = ? and name = ?",
                row -> row.text("value"),
                run,
                name)
            .orElse("");
    if (!there.equals(value)) {
      throw StoreException.state(
          "the parameter '%s' is '%s' and cannot become '%s'; parameters are written once, take another name"
              .formatted(name, Text.shown(there), Text.shown(value)));
    }
  }

  private static void tags(Session session, long run, Map<String, String> tags)
      throws SQLException {
    var rows = new ArrayList<Object[]>();
    tags.forEach((name, value) -> rows.add(new Object[] {run, name, value}));
    session.batch(
        "insert into tags (run, name, value) values (?, ?, ?)"
            + " on conflict (run, name) do update set value = excluded.value",
        rows);
  }
}
