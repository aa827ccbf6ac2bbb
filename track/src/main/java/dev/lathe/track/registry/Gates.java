package dev.lathe.track.registry;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Pairs;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import dev.lathe.track.registry.Rows.ModelRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The gates before stages, of one model or of every model of a project. A version that moves to a
/// stage passes all of them or stays where it is.
public final class Gates {
  private static final int LONGEST_FOUND = 4_000;

  private final Database database;

  /// Those in this database.
  public Gates(Database database) {
    this.database = database;
  }

  /// Puts a gate before a stage.
  ///
  /// @param of of which model, or of every one
  /// @param gate of a kind on the class path
  /// @throws StoreException when the same one stands there
  public KeptGate add(Guarded of, String stage, Gate gate, String person) {
    Map<String, String> settings = GateKinds.settings(gate);
    GateKinds.of(gate.kind(), settings);
    Text.value("who adds a gate", person, Text.NAME);
    settings.forEach(
        (key, value) -> Text.value("the setting '%s' of a gate".formatted(key), value, Text.NAME));
    String id = database.ids().uuid();
    return database.write(session -> {
      Place place = Place.of(session, of);
      Ladders.of(session, place.project()).stage(stage);
      for (KeptGate there : of(session, place, stage)) {
        if (there.gate().equals(gate)) {
          throw StoreException.exists(
              "this gate stands before %s of %s already".formatted(stage, named(of)));
        }
      }
      long key =
          session.number(
              "insert into %s (id, %s, stage, kind, person, created) values (?, ?, ?, ?, ?, ?) returning key"
                  .formatted(place.gates(), place.owner()),
              id,
              place.key(),
              stage,
              gate.kind(),
              person,
              database.now());
      for (var setting : settings.entrySet()) {
        session.run(
            "insert into %s (gate, name, value) values (?, ?, ?)".formatted(place.settings()),
            key,
            setting.getKey(),
            setting.getValue());
      }
      return new KeptGate(id, of, stage, gate, person, database.now());
    });
  }

  /// Takes a gate away.
  ///
  /// @throws StoreException when it does not stand there
  public void remove(Guarded of, String id) {
    Text.value("a gate's id", id, Text.NAME);
    database.write(session -> {
      Place place = Place.of(session, of);
      String which = " where %s = ? and id = ?".formatted(place.owner());
      session.run(
          "delete from %s where gate in (select key from %s%s)"
              .formatted(place.settings(), place.gates(), which),
          place.key(),
          id);
      int gone = session.run("delete from " + place.gates() + which, place.key(), id);
      if (gone == 0) {
        throw StoreException.absent(
            "%s has no gate with id '%s'".formatted(named(of), Text.shown(id)));
      }
      return gone;
    });
  }

  /// The gates before a stage of a model, or those of every model, in the order they were put
  /// there.
  public List<KeptGate> of(Guarded of, String stage) {
    Text.value("a stage", stage, Text.NAME);
    return database.read(session -> of(session, Place.of(session, of), stage));
  }

  private static String named(Guarded of) {
    return switch (of) {
      case ModelName name -> "'%s'".formatted(name);
      case EveryModel every -> every.toString();
    };
  }

  /// Where gates are kept.
  ///
  /// @param of of which model, or of every one
  /// @param key number of the model, or of the project
  /// @param project number of the project
  private record Place(Guarded of, long key, long project) {
    static Place of(Session session, Guarded of) throws SQLException {
      return switch (of) {
        case ModelName name -> of(Rows.model(session, name));
        case EveryModel every -> of(every, Rows.project(session, every.project()));
      };
    }

    static Place of(ModelRow model) {
      return new Place(model.model().name(), model.key(), model.project());
    }

    static Place of(EveryModel every, long project) {
      return new Place(every, project, project);
    }

    boolean every() {
      return of instanceof EveryModel;
    }

    String gates() {
      return every() ? "project_gates" : "gates";
    }

    String settings() {
      return every() ? "project_gate_settings" : "gate_settings";
    }

    String owner() {
      return every() ? "project" : "model";
    }
  }

  private record Row(long key, String id, String kind, String person, Instant created) {
    static Row of(ResultRow row) throws SQLException {
      return new Row(
          row.number("key"),
          row.text("id"),
          row.text("kind"),
          row.text("person"),
          row.time("created"));
    }
  }

  private static List<KeptGate> of(Session session, Place place, String stage) throws SQLException {
    var gates = new ArrayList<KeptGate>();
    for (Row row :
        session.rows(
            "select key, id, kind, person, created from %s where %s = ? and stage = ? order by key"
                .formatted(place.gates(), place.owner()),
            Row::of,
            place.key(),
            stage)) {
      Map<String, String> settings =
          Pairs.of(
              session,
              "select name, value from %s where gate = ?".formatted(place.settings()),
              row.key());
      gates.add(
          new KeptGate(
              row.id(),
              place.of(),
              stage,
              GateKinds.of(row.kind(), settings),
              row.person(),
              row.created()));
    }
    return gates;
  }

  /// What the gates before a stage say of a version: those of its model, then those of every model.
  /// One that fails refuses.
  static List<Evidence> check(Session session, ModelRow model, Candidate candidate)
      throws SQLException {
    var every = new EveryModel(model.model().name().project());
    var gates = new ArrayList<KeptGate>();
    gates.addAll(of(session, Place.of(model), candidate.stage()));
    gates.addAll(of(session, Place.of(every, model.project()), candidate.stage()));
    var evidence = new ArrayList<Evidence>();
    for (KeptGate kept : gates) {
      Gate.Finding finding = finding(kept.gate(), candidate);
      evidence.add(new Evidence(told(kept), finding.passed(), cut(finding.found())));
    }
    return evidence;
  }

  private static Gate.Finding finding(Gate gate, Candidate candidate) {
    try {
      return gate.check(candidate);
    } catch (RuntimeException e) {
      return new Gate.Finding(false, "the gate itself failed: " + e);
    }
  }

  private static String cut(String found) {
    return found.replace('\0', ' ').substring(0, Math.min(found.length(), LONGEST_FOUND));
  }

  private static String told(KeptGate kept) {
    Map<String, String> settings = GateKinds.settings(kept.gate());
    String kind = kept.gate().kind();
    String gate =
        settings.isEmpty()
            ? kind
            : settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", ", kind + " (", ")"));
    return switch (kept.of()) {
      case ModelName _ -> gate;
      case EveryModel every -> gate + " of " + every;
    };
  }
}
