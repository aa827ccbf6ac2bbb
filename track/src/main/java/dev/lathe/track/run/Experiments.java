package dev.lathe.track.run;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Pairs;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The experiments of a store.
public final class Experiments {
  private static final int LONGEST_NAME = 500;
  private static final int MOST = 10_000;
  private static final String SELECT =
      "select e.id, p.name as project, e.name, e.created, e.updated, e.deleted"
          + " from experiments e join projects p on p.key = e.project";

  private final Database database;
  private final String project;

  /// Those in this database; new ones belong to the default project.
  public Experiments(Database database) {
    this(database, "default");
  }

  private Experiments(Database database, String project) {
    this.database = database;
    this.project = project;
  }

  /// The same, in which names are those of this project.
  public Experiments in(String project) {
    return new Experiments(database, project);
  }

  /// Makes an experiment in the project.
  ///
  /// @throws IllegalArgumentException when the name cannot be one
  /// @throws StoreException when there is one of this name, deleted ones included, or no such
  ///   project
  public Experiment create(String name) {
    Text.name("experiment", name, LONGEST_NAME);
    return database.write(session -> {
      var there = byName(session, name);
      if (there.isPresent()) throw taken(there.get());
      return insert(session, name);
    });
  }

  /// The experiment of this name, made when there is none.
  ///
  /// @throws StoreException when it was deleted
  public Experiment named(String name) {
    Text.name("experiment", name, LONGEST_NAME);
    var there = database.read(session -> byName(session, name));
    Experiment experiment =
        there.orElseGet(() ->
            database.write(session -> {
              var again = byName(session, name);
              return again.isPresent() ? again.get() : insert(session, name);
            }));
    if (experiment.deleted().isPresent()) throw taken(experiment);
    return experiment;
  }

  /// The experiment of this id, also when it was deleted.
  ///
  /// @throws StoreException when there is none
  public Experiment find(String id) {
    return database.read(session -> find(session, id));
  }

  /// The experiment of this name, also when it was deleted.
  public Optional<Experiment> byName(String name) {
    return database.read(session -> byName(session, name));
  }

  /// Experiments of all projects, in the order of their ids.
  ///
  /// @param after id of the last that was seen; empty at first
  /// @param most how many
  public List<Experiment> list(View view, Optional<String> after, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s experiments can be listed at a time, got %s".formatted(MOST, most));
    }
    String which =
        switch (view) {
          case ACTIVE -> " and e.deleted is null";
          case DELETED -> " and e.deleted is not null";
          case ALL -> "";
        };
    long last = after.isPresent() ? key(after.get()) : -1;
    return database.read(session ->
        session.rows(
            SELECT + " where e.id > ?" + which + " order by e.id limit ?",
            Experiment::of,
            last,
            most));
  }

  /// Gives it another name.
  public Experiment rename(String id, String name) {
    Text.name("experiment", name, LONGEST_NAME);
    return database.write(session -> {
      var there = in(active(session, id).project()).byName(session, name);
      if (there.isPresent() && !there.get().id().equals(id)) throw taken(there.get());
      session.run(
          "update experiments set name = ?, updated = ? where id = ?",
          name,
          database.now(),
          key(id));
      return find(session, id);
    });
  }

  /// Hides it and its runs; [#restore] brings them back.
  public Experiment delete(String id) {
    if (id.equals(Experiment.DEFAULT)) {
      throw StoreException.state("the default experiment stays; delete its runs instead");
    }
    return change(id, "update experiments set deleted = ?, updated = ? where id = ?", true);
  }

  /// Brings it back, with those of its runs that were not deleted by themselves.
  public Experiment restore(String id) {
    return change(id, "update experiments set deleted = null, updated = ? where id = ?", false);
  }

  private Experiment change(String id, String sql, boolean delete) {
    return database.write(session -> {
      boolean deleted = find(session, id).deleted().isPresent();
      if (delete && !deleted) session.run(sql, database.now(), database.now(), key(id));
      if (!delete && deleted) session.run(sql, database.now(), key(id));
      return find(session, id);
    });
  }

  /// Notes something about it; what was noted under this name before is replaced.
  public void tag(String id, String name, String value) {
    Text.name("tag", name);
    Text.value("the tag '%s'".formatted(name), value, Batch.LONGEST_TAG);
    database.write(session -> {
      active(session, id);
      return session.run(
          "insert into experiment_tags (experiment, name, value) values (?, ?, ?)"
              + " on conflict (experiment, name) do update set value = excluded.value",
          key(id),
          name,
          value);
    });
  }

  /// What was noted about it.
  public Map<String, String> tags(String id) {
    return database.read(session ->
        Pairs.of(
            session,
            "select name, value from experiment_tags where experiment = ? order by name",
            key(id)));
  }

  /// The experiment, which must not be deleted.
  static Experiment active(Session session, String id) throws SQLException {
    Experiment experiment = find(session, id);
    if (experiment.deleted().isPresent()) {
      throw StoreException.state(
          "experiment %s '%s' was deleted; restore it first".formatted(id, experiment.name()));
    }
    return experiment;
  }

  static Experiment find(Session session, String id) throws SQLException {
    return session
        .row(SELECT + " where e.id = ?", Experiment::of, key(id))
        .orElseThrow(() -> absent(id));
  }

  /// The number that an id is.
  static long key(String id) {
    if (!id.matches("[0-9]{1,18}")) throw absent(id);
    return Long.parseLong(id);
  }

  private Optional<Experiment> byName(Session session, String name) throws SQLException {
    return session.row(SELECT + " where p.name = ? and e.name = ?", Experiment::of, project, name);
  }

  private Experiment insert(Session session, String name) throws SQLException {
    long id =
        session.number(
            "insert into experiments (project, name, created, updated) values (?, ?, ?, ?)"
                + " returning id",
            project(session),
            name,
            database.now(),
            database.now());
    return find(session, Long.toString(id));
  }

  private long project(Session session) throws SQLException {
    return session
        .row("select key from projects where name = ?", row -> row.number("key"), project)
        .orElseThrow(() ->
            StoreException.absent(
                "there is no project '%s'; make it first".formatted(Text.shown(project))));
  }

  private static StoreException absent(String id) {
    return StoreException.absent(
        "there is no experiment '%s'; look at the list for its id".formatted(Text.shown(id)));
  }

  private static StoreException taken(Experiment there) {
    return StoreException.exists(
        there.deleted().isPresent()
            ? "the experiment '%s' was deleted; restore it or take another name"
                .formatted(there.name())
            : "there is an experiment '%s' already, with id %s"
                .formatted(there.name(), there.id()));
  }
}
