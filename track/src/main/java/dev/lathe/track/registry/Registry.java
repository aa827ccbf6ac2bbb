package dev.lathe.track.registry;

import dev.lathe.learn.Model;
import dev.lathe.track.artifact.Content;
import dev.lathe.track.artifact.Contents;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import dev.lathe.track.registry.Rows.ModelRow;
import dev.lathe.track.registry.SemanticVersion.Part;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Models and their versions. [Labels] says more of them, [Stages] moves versions, [Gates] holds
/// them up, [RegistrySearch] finds them.
///
/// A version is never changed and its number never given again. The bytes of its model file are
/// kept by their hash beside the artifacts of runs.
public final class Registry {
  private static final int MOST = 10_000;

  private final Database database;
  private final Contents contents;

  /// What this database knows, with the bytes in this place.
  public Registry(Database database, Contents contents) {
    this.database = database;
    this.contents = contents;
  }

  /// Registers a version, and the model if it is its first.
  ///
  /// Its number is by rule: what goes in or comes out changed, the major one; how it was made, or
  /// the score beyond its interval, the minor one; else the patch. The version before is the
  /// highest there is.
  ///
  /// @throws IllegalArgumentException when a number raised by hand is lower than the rule's
  /// @throws StoreException when these very bytes are a version of the model already
  public Version register(NewVersion asked) {
    Content file = contents.put(asked.file());
    return database.write(session -> {
      ModelRow model = modelFor(session, asked.model());
      refuseAgain(session, model, file);
      Optional<Version> before = highest(session, model.key());
      Given given = number(model.model(), before, asked);
      long key = insert(session, model, asked, file, given);
      if (!contents.has(file)) contents.put(asked.file());
      session.run(
          "update models set major = ?, minor = ?, patch = ?, number = number + 1, updated = ?"
              + " where key = ?",
          given.number().major(),
          given.number().minor(),
          given.number().patch(),
          database.now(),
          model.key());
      Stages.log(
          session,
          new Stages.Line(
              key, model.key(), Transition.Kind.REGISTERED, "", first(session, model).name()),
          new Transition.Told(asked.person(), given.why(), database.now()));
      Terms.write(session, key);
      return find(session, key);
    });
  }

  private record Given(SemanticVersion number, String why) {}

  private static Stage first(Session session, ModelRow model) throws SQLException {
    return Ladders.of(session, model.project()).first();
  }

  private ModelRow modelFor(Session session, ModelName name) throws SQLException {
    Optional<ModelRow> there = Rows.findModel(session, name);
    if (there.isPresent()) return there.get();
    session.run(
        "insert into models (id, project, name, about, created, updated, major, minor, patch, number)"
            + " values (?, ?, ?, '', ?, ?, 0, 0, 0, 0)",
        database.ids().uuid(),
        Rows.project(session, name.project()),
        name.name(),
        database.now(),
        database.now());
    return Rows.model(session, name);
  }

  private static void refuseAgain(Session session, ModelRow model, Content file)
      throws SQLException {
    Optional<Version> same =
        session.row(
            Version.SELECT + " and v.model = ? and v.hash = ?",
            Version::of,
            model.key(),
            file.hash());
    if (same.isPresent()) {
      throw StoreException.exists("%s has these very bytes; use it".formatted(same.get().name()));
    }
  }

  private static Optional<Version> highest(Session session, long model) throws SQLException {
    return session.row(
        Version.SELECT
            + " and v.model = ? order by v.major desc, v.minor desc, v.patch desc limit 1",
        Version::of,
        model);
  }

  private static Given number(RegisteredModel model, Optional<Version> before, NewVersion asked) {
    Given ruled = ruled(model, before, asked.facts());
    if (asked.number().isEmpty()) return ruled;
    SemanticVersion raised = asked.number().get();
    if (raised.compareTo(ruled.number()) < 0) {
      throw new IllegalArgumentException(
          "this is %s or higher (%s), got %s; a number is raised by hand, never lowered or given again"
              .formatted(ruled.number(), ruled.why(), raised));
    }
    return raised.equals(ruled.number())
        ? ruled
        : new Given(raised, "raised by hand from %s: %s".formatted(ruled.number(), ruled.why()));
  }

  private static Given ruled(RegisteredModel model, Optional<Version> before, Facts facts) {
    if (model.newest().isEmpty()) return new Given(SemanticVersion.FIRST, "the first");
    SemanticVersion last = model.newest().get();
    if (before.isEmpty()) {
      return new Given(last.next(Part.MAJOR), "every version before was deleted");
    }
    Numbering rule = Numbering.of(before.get().facts(), facts);
    return new Given(last.next(rule.part()), rule.reason());
  }

  private long insert(Session session, ModelRow model, NewVersion asked, Content file, Given given)
      throws SQLException {
    return session.number(
        "insert into versions (id, model, major, minor, patch, number, stage, hash, size, run, data,"
            + " facts, person, why, notes, created)"
            + " select ?, key, ?, ?, ?, number + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from models"
            + " where key = ? returning key",
        database.ids().uuid(),
        given.number().major(),
        given.number().minor(),
        given.number().patch(),
        first(session, model).name(),
        file.hash(),
        file.size(),
        asked.run(),
        asked.facts().data().hash(),
        asked.facts().bytes(),
        asked.person(),
        given.why(),
        asked.notes(),
        database.now(),
        model.key());
  }

  private static Version find(Session session, long key) throws SQLException {
    return session.row(Version.SELECT + " and v.key = ?", Version::of, key).orElseThrow();
  }

  /// The model of this name.
  ///
  /// @throws StoreException when there is none
  public RegisteredModel model(ModelName name) {
    return database.read(session -> Rows.model(session, name).model());
  }

  /// The models of a project by name.
  ///
  /// @param after name of the last that was seen; empty at first
  /// @param most how many
  public List<RegisteredModel> models(String project, String after, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s models can be listed at a time, got %s".formatted(MOST, most));
    }
    Text.value("a model's name", after, Text.NAME);
    return database.read(session ->
        session.rows(
            Rows.MODEL + " where m.project = ? and m.name > ? order by m.name limit ?",
            RegisteredModel::of,
            Rows.project(session, project),
            after,
            most));
  }

  /// Says what a model is for.
  public RegisteredModel describe(ModelName name, String about) {
    Text.value("what a model is for", about, NewVersion.LONGEST_NOTES);
    return database.write(session -> {
      ModelRow model = Rows.model(session, name);
      session.run(
          "update models set about = ?, updated = ? where key = ?",
          about,
          database.now(),
          model.key());
      Terms.rewrite(session, model.key());
      return Rows.model(session, name).model();
    });
  }

  /// Gives a model another name. Its versions, their numbers and what follows its stages stay.
  ///
  /// @throws StoreException when there is one of this name
  public RegisteredModel rename(ModelName name, String newName) {
    var renamed = new ModelName(name.project(), newName);
    return database.write(session -> {
      ModelRow model = Rows.model(session, name);
      if (Rows.findModel(session, renamed).isPresent()) {
        throw StoreException.exists("there is a model '%s' already".formatted(renamed));
      }
      session.run(
          "update models set name = ?, updated = ? where key = ?",
          newName,
          database.now(),
          model.key());
      Terms.rewrite(session, model.key());
      return Rows.model(session, renamed).model();
    });
  }

  /// The versions of a model, the newest first.
  public List<Version> versions(ModelName name) {
    return database.read(session ->
        session.rows(
            Version.SELECT + " and v.model = ? order by v.number desc",
            Version::of,
            Rows.model(session, name).key()));
  }

  /// The version that is named so.
  ///
  /// @param reference `1.4.2`, MLflow's integer, `@alias`, or a stage that holds one
  /// @throws StoreException when there is none
  public Version version(ModelName name, String reference) {
    return database.read(
        session -> Rows.version(session, Rows.model(session, name), reference).version());
  }

  /// The version of this id, unless it was deleted.
  ///
  /// @throws StoreException when there is none
  public Version version(String id) {
    Text.value("a version's id", id, Text.NAME);
    return database
        .read(session -> session.row(Version.SELECT + " and v.id = ?", Version::of, id))
        .orElseThrow(() ->
            StoreException.absent("there is no version with id '%s'".formatted(Text.shown(id))));
  }

  /// The versions that this run made.
  public List<Version> ofRun(String run) {
    Text.value("a run's id", run, Text.NAME);
    return database.read(session ->
        session.rows(Version.SELECT + " and v.run = ? order by v.key", Version::of, run));
  }

  /// The versions that learned from rows with this hash.
  public List<Version> ofRows(String hash) {
    Text.value("a hash", hash, Text.NAME);
    return database.read(session ->
        session.rows(Version.SELECT + " and v.data = ? order by v.key", Version::of, hash));
  }

  /// The model file of a version, which is what it was when it was registered.
  public byte[] file(Version version) {
    return contents.read(version.file());
  }

  /// The model itself, with its card.
  public Model load(Version version) {
    return Model.of(file(version));
  }
}
