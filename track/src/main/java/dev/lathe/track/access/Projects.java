package dev.lathe.track.access;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.List;

/// The projects of a store.
public final class Projects {
  private static final String SELECT = "select key, id, name, created from projects";

  private final Database database;

  /// Those in this database.
  public Projects(Database database) {
    this.database = database;
  }

  /// Makes one.
  ///
  /// @throws IllegalArgumentException when the name cannot be one
  /// @throws StoreException when there is one of this name
  public Project create(String name) {
    Text.name("project", name);
    if (name.equals(Caller.EVERYWHERE)) {
      throw new IllegalArgumentException("'*' means every project; take another name");
    }
    String id = database.ids().uuid();
    return database.write(session -> {
      if (session.row(SELECT + " where name = ?", Project::of, name).isPresent()) {
        throw StoreException.exists("there is a project '%s' already".formatted(name));
      }
      session.run(
          "insert into projects (id, name, created) values (?, ?, ?)", id, name, database.now());
      return find(session, name);
    });
  }

  /// The project of this name.
  ///
  /// @throws StoreException when there is none
  public Project find(String name) {
    return database.read(session -> find(session, name));
  }

  /// All of them, by name.
  public List<Project> list() {
    return database.read(session -> session.rows(SELECT + " order by name", Project::of));
  }

  private static Project find(Session session, String name) throws SQLException {
    return session
        .row(SELECT + " where name = ?", Project::of, name)
        .orElseThrow(() -> absent(name));
  }

  /// The number of a project inside; 0 is every project.
  static long key(Session session, String name) throws SQLException {
    if (name.equals(Caller.EVERYWHERE)) return 0;
    return session
        .row("select key from projects where name = ?", row -> row.number("key"), name)
        .orElseThrow(() -> absent(name));
  }

  private static StoreException absent(String name) {
    return StoreException.absent(
        "there is no project '%s'; make it first, or look at the list".formatted(Text.shown(name)));
  }
}
