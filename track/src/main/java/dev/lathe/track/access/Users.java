package dev.lathe.track.access;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The people that a store knows, and their roles.
public final class Users {
  private static final String SELECT = "select id, name, created, disabled from users";

  private final Database database;

  /// Those in this database.
  public Users(Database database) {
    this.database = database;
  }

  /// Lets somebody in, who may nothing as yet.
  ///
  /// @throws IllegalArgumentException when the name cannot be one
  /// @throws StoreException when the name is taken
  public User create(String name) {
    Text.name("user", name);
    String id = database.ids().uuid();
    return database.write(session -> {
      if (session.row(SELECT + " where name = ?", User::of, name).isPresent()) {
        throw StoreException.exists("there is a user '%s' already".formatted(name));
      }
      session.run(
          "insert into users (id, name, created) values (?, ?, ?)", id, name, database.now());
      return find(session, name);
    });
  }

  /// The user of this name.
  ///
  /// @throws StoreException when there is none
  public User find(String name) {
    return database.read(session -> find(session, name));
  }

  /// All of them, by name.
  public List<User> list() {
    return database.read(session -> session.rows(SELECT + " order by name", User::of));
  }

  /// Shuts somebody out, with all their tokens, until [#enable].
  public User disable(String name) {
    return change(name, "update users set disabled = coalesce(disabled, ?) where key = ?", true);
  }

  /// Lets somebody in again.
  public User enable(String name) {
    return change(name, "update users set disabled = ? where key = ?", false);
  }

  private User change(String name, String sql, boolean disable) {
    return database.write(session -> {
      Optional<Object> since = disable ? Optional.of(database.now()) : Optional.empty();
      session.run(sql, since, key(session, name));
      return find(session, name);
    });
  }

  /// Gives somebody a role in a project, instead of the one they had there.
  ///
  /// @param project its name, or [Caller#EVERYWHERE]
  public void grant(String user, String project, Role role) {
    database.write(session ->
        session.run(
            "insert into roles (person, project, role) values (?, ?, ?)"
                + " on conflict (person, project) do update set role = excluded.role",
            key(session, user),
            Projects.key(session, project),
            role.key()));
  }

  /// Takes somebody's role in a project.
  ///
  /// @throws StoreException when they have none there
  public void revoke(String user, String project) {
    database.write(session -> {
      int taken =
          session.run(
              "delete from roles where person = ? and project = ?",
              key(session, user),
              Projects.key(session, project));
      if (taken == 0) {
        throw StoreException.absent(
            "'%s' has no role in the project '%s'".formatted(user, Text.shown(project)));
      }
      return taken;
    });
  }

  /// Somebody's roles by project, [Caller#EVERYWHERE] for all of them.
  public Map<String, Role> roles(String user) {
    return database.read(session -> roles(session, key(session, user)));
  }

  static Map<String, Role> roles(Session session, long user) throws SQLException {
    var roles = new LinkedHashMap<String, Role>();
    session.rows(
        "select coalesce(p.name, '*') as project, r.role from roles r"
            + " left join projects p on p.key = r.project where r.person = ? order by r.project",
        row -> roles.put(row.text("project"), Role.of(row.text("role"))),
        user);
    return Collections.unmodifiableMap(roles);
  }

  /// The number of a user inside.
  static long key(Session session, String name) throws SQLException {
    return session
        .row("select key from users where name = ?", row -> row.number("key"), name)
        .orElseThrow(() -> absent(name));
  }

  private static User find(Session session, String name) throws SQLException {
    return session.row(SELECT + " where name = ?", User::of, name).orElseThrow(() -> absent(name));
  }

  private static StoreException absent(String name) {
    return StoreException.absent(
        "there is no user '%s'; look at the list".formatted(Text.shown(name)));
  }
}
