package dev.lathe.track.registry;

import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Finds models and versions by the names people have for them.
final class Rows {
  static final String MODEL =
      "select m.key, m.id, p.name as project, m.name, m.about, m.major, m.minor, m.patch, m.number,"
          + " m.created, m.updated from models m join projects p on p.key = m.project";

  private Rows() {}

  /// A model, which nobody else changes while this write lasts.
  record ModelRow(long key, long project, RegisteredModel model) {}

  /// A version with its number inside.
  record VersionRow(long key, Version version) {
    static VersionRow of(ResultRow row) throws SQLException {
      return new VersionRow(row.number("key"), Version.of(row));
    }
  }

  static long project(Session session, String name) throws SQLException {
    return session
        .row("select key from projects where name = ?", row -> row.number("key"), name)
        .orElseThrow(() ->
            StoreException.absent(
                "there is no project '%s'; make it first".formatted(Text.shown(name))));
  }

  static Optional<ModelRow> findModel(Session session, ModelName name) throws SQLException {
    long project = project(session, name.project());
    if (session.writes()) {
      session.row(
          "select key from models where project = ? and name = ?" + session.dialect().lock(),
          row -> row.number("key"),
          project,
          name.name());
    }
    return session.row(
        MODEL + " where m.project = ? and m.name = ?",
        row -> new ModelRow(row.number("key"), project, RegisteredModel.of(row)),
        project,
        name.name());
  }

  static ModelRow model(Session session, ModelName name) throws SQLException {
    return findModel(session, name)
        .orElseThrow(() ->
            StoreException.absent(
                "there is no model '%s'; register a version of it first"
                    .formatted(Text.shown(name.toString()))));
  }

  /// The version that a text names: `1.4.2`, MLflow's integer, `@alias` or a stage.
  static VersionRow version(Session session, ModelRow model, String reference) throws SQLException {
    if (SemanticVersion.written(reference)) {
      SemanticVersion number = SemanticVersion.parse(reference);
      return one(
          session,
          model,
          reference,
          " and v.major = ? and v.minor = ? and v.patch = ?",
          number.major(),
          number.minor(),
          number.patch());
    }
    if (reference.matches("[0-9]{1,9}")) {
      return one(session, model, reference, " and v.number = ?", Long.parseLong(reference));
    }
    if (reference.startsWith("@") && reference.length() <= Text.NAME) {
      return one(
          session,
          model,
          reference,
          " and v.key = (select version from aliases where model = v.model and name = ?)",
          Text.value("an alias", reference.substring(1), Text.NAME));
    }
    return inStage(session, model, reference);
  }

  private static VersionRow inStage(Session session, ModelRow model, String reference)
      throws SQLException {
    if (reference.isEmpty() || !Ladders.of(session, model.project()).has(reference)) {
      throw absent(model, reference);
    }
    List<VersionRow> there = holders(session, model.key(), reference);
    if (there.size() > 1) {
      throw StoreException.state(
          "%s versions of '%s' are in %s; name one by its number"
              .formatted(there.size(), model.model().name(), reference));
    }
    if (there.isEmpty()) {
      throw StoreException.absent(
          "no version of '%s' is in %s".formatted(model.model().name(), reference));
    }
    return there.getFirst();
  }

  /// Who is in a stage, the last that came first.
  static List<VersionRow> holders(Session session, long model, String stage) throws SQLException {
    return session.rows(
        Version.SELECT
            + " and v.model = ? and v.stage = ? order by (select max(t.sequence) from transitions t"
            + " where t.version = v.key and t.kind <> 'refused') desc",
        VersionRow::of,
        model,
        stage);
  }

  private static VersionRow one(
      Session session, ModelRow model, String reference, String which, Object... values)
      throws SQLException {
    Object[] all = new Object[values.length + 1];
    all[0] = model.key();
    System.arraycopy(values, 0, all, 1, values.length);
    Optional<VersionRow> found =
        session.row(Version.SELECT + " and v.model = ?" + which, VersionRow::of, all);
    if (found.isPresent()) return found.get();
    throw session
        .row(
            Transition.SELECT + " where t.kind = 'deleted' and t.model = ?" + which,
            Transition::of,
            all)
        .map(Rows::deleted)
        .orElse(absent(model, reference));
  }

  private static StoreException deleted(Transition gone) {
    String person = gone.told().person();
    return StoreException.absent(
        "%s was deleted: %s did that at %s"
            .formatted(
                gone.name(),
                person.isEmpty() ? "somebody" : "'" + Text.shown(person) + "'",
                gone.told().time()));
  }

  private static StoreException absent(ModelRow model, String reference) {
    return StoreException.absent(
        "there is no version '%s' of '%s'; name one as 1.4.2, by its integer, as @alias or by its stage"
            .formatted(Text.shown(reference), model.model().name()));
  }
}
