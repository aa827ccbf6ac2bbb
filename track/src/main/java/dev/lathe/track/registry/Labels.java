package dev.lathe.track.registry;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Pairs;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import dev.lathe.track.registry.Rows.ModelRow;
import dev.lathe.track.registry.Rows.VersionRow;
import java.util.Map;

/// What people note about models and versions, and what else they call a version.
public final class Labels {
  private static final int LONGEST_TAG = 8_000;

  private final Database database;

  /// Those in this database.
  public Labels(Database database) {
    this.database = database;
  }

  /// Notes something about a version; what was noted under this name before is replaced.
  public void tag(ModelName name, String reference, String tag, String value) {
    check(tag, value);
    database.write(session -> {
      VersionRow version = Rows.version(session, Rows.model(session, name), reference);
      session.run(
          "insert into version_tags (version, name, value) values (?, ?, ?)"
              + " on conflict (version, name) do update set value = excluded.value",
          version.key(),
          tag,
          value);
      Terms.write(session, version.key());
      return version;
    });
  }

  /// Notes something about a model; what was noted under this name before is replaced.
  public void tag(ModelName name, String tag, String value) {
    check(tag, value);
    database.write(session -> {
      ModelRow model = Rows.model(session, name);
      session.run(
          "insert into model_tags (model, name, value) values (?, ?, ?)"
              + " on conflict (model, name) do update set value = excluded.value",
          model.key(),
          tag,
          value);
      Terms.rewrite(session, model.key());
      return model;
    });
  }

  private static void check(String tag, String value) {
    Text.name("tag", tag);
    Text.value("the tag '%s'".formatted(tag), value, LONGEST_TAG);
  }

  /// What was noted about a version.
  public Map<String, String> tags(ModelName name, String reference) {
    return database.read(session ->
        Pairs.of(
            session,
            "select name, value from version_tags where version = ? order by name",
            Rows.version(session, Rows.model(session, name), reference).key()));
  }

  /// What was noted about a model.
  public Map<String, String> tags(ModelName name) {
    return database.read(session ->
        Pairs.of(
            session,
            "select name, value from model_tags where model = ? order by name",
            Rows.model(session, name).key()));
  }

  /// Calls a version by another name, which may have called another before.
  public void alias(ModelName name, String alias, String reference) {
    Text.name("alias", alias);
    database.write(session -> {
      ModelRow model = Rows.model(session, name);
      if (Character.isDigit(alias.charAt(0)) || Ladders.of(session, model.project()).has(alias)) {
        throw new IllegalArgumentException(
            "'%s' is a stage or looks like a version; take another alias".formatted(alias));
      }
      VersionRow version = Rows.version(session, model, reference);
      return session.run(
          "insert into aliases (model, name, version) values (?, ?, ?)"
              + " on conflict (model, name) do update set version = excluded.version",
          model.key(),
          alias,
          version.key());
    });
  }

  /// Takes an alias back.
  ///
  /// @throws StoreException when there is none
  public void removeAlias(ModelName name, String alias) {
    Text.name("alias", alias);
    database.write(session -> {
      ModelRow model = Rows.model(session, name);
      int gone =
          session.run("delete from aliases where model = ? and name = ?", model.key(), alias);
      if (gone == 0) {
        throw StoreException.absent(
            "'%s' has no alias '%s'".formatted(model.model().name(), Text.shown(alias)));
      }
      return gone;
    });
  }

  /// The aliases of a model, each with the number of its version.
  public Map<String, String> aliases(ModelName name) {
    return database.read(session ->
        Pairs.of(
            session,
            "select a.name, v.major || '.' || v.minor || '.' || v.patch as value from aliases a"
                + " join versions v on v.key = a.version where a.model = ? order by a.name",
            Rows.model(session, name).key()));
  }
}
