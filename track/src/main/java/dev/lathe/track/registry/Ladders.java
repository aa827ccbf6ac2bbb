package dev.lathe.track.registry;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import java.sql.SQLException;
import java.util.List;

/// The ladders of projects.
public final class Ladders {
  private final Database database;

  /// Those in this database.
  public Ladders(Database database) {
    this.database = database;
  }

  /// The ladder of a project's models.
  public Ladder of(String project) {
    return database.read(session -> of(session, Rows.project(session, project)));
  }

  /// Gives a project another ladder.
  ///
  /// @throws StoreException when versions stand on a stage that would be gone, or several on one
  ///   that would hold one
  public Ladder change(String project, Ladder ladder) {
    return database.write(session -> {
      long key = Rows.project(session, project);
      check(session, key, ladder);
      session.run("delete from stages where project = ?", key);
      for (int position = 0; position < ladder.stages().size(); position++) {
        Stage stage = ladder.stages().get(position);
        session.run(
            "insert into stages (project, position, name, single) values (?, ?, ?, ?)",
            key,
            position,
            stage.name(),
            stage.single() ? 1 : 0);
      }
      return of(session, key);
    });
  }

  private static void check(Session session, long project, Ladder ladder) throws SQLException {
    record Held(String stage, String model, long versions) {}
    List<Held> held =
        session.rows(
            "select v.stage, m.name, count(*) as versions from versions v"
                + " join models m on m.key = v.model where m.project = ? and v.stage <> ''"
                + " group by v.stage, m.name order by v.stage, m.name",
            row -> new Held(row.text("stage"), row.text("name"), row.number("versions")),
            project);
    for (Held one : held) {
      if (!ladder.has(one.stage())) {
        throw StoreException.state(
            "versions of '%s' are in %s, which the new ladder lacks; move them first"
                .formatted(one.model(), one.stage()));
      }
      if (ladder.stage(one.stage()).single() && one.versions() > 1) {
        throw StoreException.state(
            "%s versions of '%s' are in %s, which would hold one; move the others first"
                .formatted(one.versions(), one.model(), one.stage()));
      }
    }
  }

  static Ladder of(Session session, long project) throws SQLException {
    List<Stage> stages =
        session.rows(
            "select name, single from stages where project = ? order by position",
            row -> new Stage(row.text("name"), row.number("single") == 1),
            project);
    return stages.isEmpty() ? Ladder.STANDARD : new Ladder(stages);
  }
}
