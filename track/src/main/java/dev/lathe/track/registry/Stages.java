package dev.lathe.track.registry;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import dev.lathe.track.registry.Rows.ModelRow;
import dev.lathe.track.registry.Rows.VersionRow;
import dev.lathe.track.registry.Transition.Kind;
import dev.lathe.track.registry.Transition.Told;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves versions from stage to stage, and remembers every move.
///
/// Nothing of the log is ever changed or taken away: rolling back is a move of its own. Moves of
/// one model are made one after the other, whichever process asks for them, each in one write.
public final class Stages {
  private static final int MOST = 10_000;

  private final Database database;
  private final List<Follower> followers;

  /// Those in this database.
  ///
  /// @param followers who hears of every move
  public Stages(Database database, List<Follower> followers) {
    this.database = database;
    this.followers = List.copyOf(followers);
  }

  /// Moves a version, if every gate of the stage lets it pass. A stage that holds one version makes
  /// room: who was there goes to the next stage of the ladder.
  ///
  /// A refusal is kept like a move, with what each gate found; so it is no exception, and
  /// [Move#orRefused()] makes one of it for whoever wants that.
  ///
  /// @throws StoreException when there is no such version or stage, when the version is there
  ///   already, or when another version than was thought is there
  public Move move(MoveRequest asked) {
    return database.write(session -> {
      ModelRow model = Rows.model(session, asked.model());
      VersionRow version = Rows.version(session, model, asked.version());
      Ladder ladder = Ladders.of(session, model.project());
      Stage stage = ladder.stage(asked.stage());
      refuseStale(session, model, version, asked);
      var told = new Told(asked.person(), asked.reason(), database.now());
      List<VersionRow> holders = Rows.holders(session, model.key(), stage.name());
      List<Evidence> evidence =
          Gates.check(session, model, candidate(session, version, stage, holders));
      if (!evidence.stream().allMatch(Evidence::passed)) {
        Transition refused = log(session, line(version, model, Kind.REFUSED, stage.name()), told);
        return new Move(refused, kept(session, refused, evidence));
      }
      var moves = new ArrayList<Transition>();
      if (stage.single()) {
        for (VersionRow holder : holders) {
          moves.add(displace(session, model, holder, ladder.aside(stage), told));
        }
      }
      Transition moved = go(session, line(version, model, Kind.MOVED, stage.name()), told);
      moves.add(moved);
      tell(session, model, moves);
      return new Move(moved, kept(session, moved, evidence));
    });
  }

  private static Candidate candidate(
      Session session, VersionRow version, Stage stage, List<VersionRow> holders)
      throws SQLException {
    return new Candidate(
        version.version(),
        stage.name(),
        holders.stream().findFirst().map(VersionRow::version),
        session.rows(
            "select distinct stage from transitions where version = ? and kind <> 'refused'",
            row -> row.text("stage"),
            version.key()));
  }

  private void refuseStale(Session session, ModelRow model, VersionRow version, MoveRequest asked)
      throws SQLException {
    if (version.version().stage().equals(asked.stage())) {
      throw StoreException.state(
          "%s is in %s already: %s"
              .formatted(version.version().name(), asked.stage(), came(session, version.key())));
    }
    if (asked.instead().isEmpty()) return;
    List<VersionRow> there = Rows.holders(session, model.key(), asked.stage());
    long thought = Rows.version(session, model, asked.instead().get()).key();
    if (there.stream().anyMatch(holder -> holder.key() == thought)) return;
    throw StoreException.state(
        there.isEmpty()
            ? "no version of '%s' is in %s, not %s either; look again"
                .formatted(asked.model(), asked.stage(), Text.shown(asked.instead().get()))
            : "%s is in %s and not %s: %s; look again"
                .formatted(
                    there.getFirst().version().name(),
                    asked.stage(),
                    Text.shown(asked.instead().get()),
                    came(session, there.getFirst().key())));
  }

  /// Who brought a version where it is.
  private static String came(Session session, long version) throws SQLException {
    Told told =
        session
            .row(
                Transition.SELECT
                    + " where t.version = ? and t.kind <> 'refused' order by t.sequence desc limit 1",
                Transition::of,
                version)
            .orElseThrow()
            .told();
    return "%s moved it there at %s"
        .formatted(
            told.person().isEmpty() ? "somebody" : "'" + Text.shown(told.person()) + "'",
            told.time());
  }

  /// Brings back to a stage that holds one version who was there before. Gates are not asked: it
  /// has passed them, and going back is not to wait.
  ///
  /// Twice is there and back.
  ///
  /// @throws StoreException when the stage holds several, or nobody was there before
  public Move rollBack(ModelName name, String stageName, String person, String reason) {
    var asked = new MoveRequest(name, "", stageName, person, reason, Optional.empty());
    return database.write(session -> {
      ModelRow model = Rows.model(session, name);
      Ladder ladder = Ladders.of(session, model.project());
      Stage stage = ladder.stage(stageName);
      if (!stage.single()) {
        throw StoreException.state(
            "%s holds several versions, so there is none to go back to; move one by its number"
                .formatted(stage.name()));
      }
      VersionRow before = before(session, model, stage);
      var told = new Told(asked.person(), asked.reason(), database.now());
      var moves = new ArrayList<Transition>();
      for (VersionRow holder : Rows.holders(session, model.key(), stage.name())) {
        moves.add(displace(session, model, holder, ladder.aside(stage), told));
      }
      Transition back = go(session, line(before, model, Kind.ROLLED_BACK, stage.name()), told);
      moves.add(back);
      tell(session, model, moves);
      return new Move(back, List.of());
    });
  }

  private static VersionRow before(Session session, ModelRow model, Stage stage)
      throws SQLException {
    return session
        .row(
            Version.SELECT
                + " and v.model = ? and v.stage <> ? and exists (select 1 from transitions t"
                + " where t.version = v.key and t.origin = ? and t.kind <> 'refused')"
                + " order by (select max(t.sequence) from transitions t where t.version = v.key"
                + " and t.origin = ? and t.kind <> 'refused') desc limit 1",
            VersionRow::of,
            model.key(),
            stage.name(),
            stage.name(),
            stage.name())
        .orElseThrow(() ->
            StoreException.state(
                "no version of '%s' was in %s before; there is nothing to go back to"
                    .formatted(model.model().name(), stage.name())));
  }

  /// Deletes a version: it is no longer found, its number is not given again, and the log keeps
  /// what became of it.
  ///
  /// @throws StoreException when something still needs it, such as a deployment
  public Transition delete(ModelName name, String reference, String person, String reason) {
    var asked = new MoveRequest(name, reference, "", person, reason, Optional.empty());
    return database.write(session -> {
      ModelRow model = Rows.model(session, name);
      VersionRow version = Rows.version(session, model, asked.version());
      var told = new Told(asked.person(), asked.reason(), database.now());
      session.run("delete from aliases where version = ?", version.key());
      session.run("delete from terms where version = ?", version.key());
      Transition deleted = go(session, line(version, model, Kind.DELETED, ""), told);
      tell(session, model, List.of(deleted));
      return deleted;
    });
  }

  private Transition displace(
      Session session, ModelRow model, VersionRow holder, Stage aside, Told told)
      throws SQLException {
    if (aside.single() && !Rows.holders(session, model.key(), aside.name()).isEmpty()) {
      throw StoreException.state(
          "%s would make room in %s, which holds a version already; move that first"
              .formatted(holder.version().name(), aside.name()));
    }
    return go(session, line(holder, model, Kind.DISPLACED, aside.name()), told);
  }

  private void tell(Session session, ModelRow model, List<Transition> moves) throws SQLException {
    for (Follower follower : followers) follower.moved(session, model.model(), moves);
  }

  /// The ids of the versions that are in a stage, the last that came first. Within a write nobody
  /// else moves versions of the model until it is over.
  ///
  /// @param model id of the model
  public static List<String> in(Session session, String model, String stage) throws SQLException {
    Optional<Long> key =
        session.row(
            "select key from models where id = ?"
                + (session.writes() ? session.dialect().lock() : ""),
            row -> row.number("key"),
            model);
    if (key.isEmpty()) return List.of();
    return Rows.holders(session, key.get(), stage).stream()
        .map(holder -> holder.version().id())
        .toList();
  }

  /// A line of the log that is about to be written.
  ///
  /// @param version number inside of the version
  /// @param model number inside of its model
  record Line(long version, long model, Kind kind, String from, String to) {}

  private static Line line(VersionRow version, ModelRow model, Kind kind, String to) {
    return new Line(version.key(), model.key(), kind, version.version().stage(), to);
  }

  private static Transition go(Session session, Line line, Told told) throws SQLException {
    session.run("update versions set stage = ? where key = ?", line.to(), line.version());
    session.run("update models set updated = ? where key = ?", told.time(), line.model());
    return log(session, line, told);
  }

  static Transition log(Session session, Line line, Told told) throws SQLException {
    long sequence =
        session.number(
            "insert into transitions (version, model, kind, origin, stage, person, reason, time)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) returning sequence",
            line.version(),
            line.model(),
            line.kind().key(),
            line.from(),
            line.to(),
            told.person(),
            told.reason(),
            told.time());
    return session
        .row(Transition.SELECT + " where t.sequence = ?", Transition::of, sequence)
        .orElseThrow();
  }

  private static List<Evidence> kept(
      Session session, Transition transition, List<Evidence> evidence) throws SQLException {
    for (int position = 0; position < evidence.size(); position++) {
      Evidence one = evidence.get(position);
      session.run(
          "insert into evidence (transition, position, gate, passed, found) values (?, ?, ?, ?, ?)",
          transition.sequence(),
          position,
          one.gate(),
          one.passed() ? 1 : 0,
          one.found());
    }
    return evidence;
  }

  /// What happened to the versions of a model, the latest first.
  ///
  /// @param before only what came before this sequence number; the largest for all
  /// @param most how many
  public List<Transition> history(ModelName name, long before, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s lines can be read at a time, got %s".formatted(MOST, most));
    }
    return database.read(session ->
        session.rows(
            Transition.SELECT
                + " where t.model = ? and t.sequence < ? order by t.sequence desc limit ?",
            Transition::of,
            Rows.model(session, name).key(),
            before,
            most));
  }

  /// All that happened to the versions of a model, the latest first, as far as one reads at a time.
  public List<Transition> history(ModelName name) {
    return history(name, Long.MAX_VALUE, MOST);
  }

  /// Who was in a stage at a time, the last that came first: as it was after the last move that the
  /// clock put at or before it.
  public List<VersionName> at(ModelName name, String stage, Instant time) {
    Text.value("a stage", stage, Text.NAME);
    return database.read(session ->
        session.rows(
            Transition.SELECT
                + " where t.model = ? and t.stage = ? and t.kind <> 'refused' and t.sequence = ("
                + "select max(l.sequence) from transitions l where l.version = t.version"
                + " and l.kind <> 'refused' and l.sequence <= ("
                + "select max(u.sequence) from transitions u where u.model = t.model"
                + " and u.kind <> 'refused' and u.time <= ?)) order by t.sequence desc",
            row -> Transition.of(row).name(),
            Rows.model(session, name).key(),
            stage,
            time));
  }

  /// What the gates found when this line was written.
  public List<Evidence> evidence(long sequence) {
    return database.read(session ->
        session.rows(
            "select gate, passed, found from evidence where transition = ? order by position",
            row -> new Evidence(row.text("gate"), row.number("passed") == 1, row.text("found")),
            sequence));
  }
}
