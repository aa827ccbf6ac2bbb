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

/// The gates before stages. A version that moves to a stage passes all of them or stays where it
/// is.
public final class Gates {
  private static final int LONGEST_FOUND = 4_000;

  private final Database database;

  /// Those in this database.
  public Gates(Database database) {
    this.database = database;
  }

  /// Puts a gate before a stage of a model.
  ///
  /// @param gate of a kind on the class path
  /// @throws StoreException when the same one stands there
  public KeptGate add(ModelName name, String stage, Gate gate, String person) {
    Map<String, String> settings = GateKinds.settings(gate);
    GateKinds.of(gate.kind(), settings);
    Text.value("who adds a gate", person, Text.NAME);
    settings.forEach(
        (key, value) -> Text.value("the setting '%s' of a gate".formatted(key), value, Text.NAME));
    String id = database.ids().uuid();
    return database.write(session -> {
      ModelRow model = Rows.model(session, name);
      Ladders.of(session, model.project()).stage(stage);
      for (KeptGate there : of(session, model.key(), stage)) {
        if (there.gate().equals(gate)) {
          throw StoreException.exists(
              "this gate stands before %s of '%s' already".formatted(stage, name));
        }
      }
      long key =
          session.number(
              "insert into gates (id, model, stage, kind, person, created) values (?, ?, ?, ?, ?, ?)"
                  + " returning key",
              id,
              model.key(),
              stage,
              gate.kind(),
              person,
              database.now());
      for (var setting : settings.entrySet()) {
        session.run(
            "insert into gate_settings (gate, name, value) values (?, ?, ?)",
            key,
            setting.getKey(),
            setting.getValue());
      }
      return new KeptGate(id, stage, gate, person, database.now());
    });
  }

  /// Takes a gate away.
  ///
  /// @throws StoreException when it does not stand there
  public void remove(ModelName name, String id) {
    Text.value("a gate's id", id, Text.NAME);
    database.write(session -> {
      long model = Rows.model(session, name).key();
      String which = " where gate in (select key from gates where model = ? and id = ?)";
      session.run("delete from gate_settings" + which, model, id);
      int gone = session.run("delete from gates where model = ? and id = ?", model, id);
      if (gone == 0) {
        throw StoreException.absent(
            "'%s' has no gate with id '%s'".formatted(name, Text.shown(id)));
      }
      return gone;
    });
  }

  /// The gates before a stage of a model, in the order they were put there.
  public List<KeptGate> of(ModelName name, String stage) {
    Text.value("a stage", stage, Text.NAME);
    return database.read(session -> of(session, Rows.model(session, name).key(), stage));
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

  private static List<KeptGate> of(Session session, long model, String stage) throws SQLException {
    var gates = new ArrayList<KeptGate>();
    for (Row row :
        session.rows(
            "select key, id, kind, person, created from gates where model = ? and stage = ?"
                + " order by key",
            Row::of,
            model,
            stage)) {
      Map<String, String> settings =
          Pairs.of(session, "select name, value from gate_settings where gate = ?", row.key());
      gates.add(
          new KeptGate(
              row.id(), stage, GateKinds.of(row.kind(), settings), row.person(), row.created()));
    }
    return gates;
  }

  /// What the gates before a stage say of a version. One that fails refuses.
  static List<Evidence> check(Session session, long model, Candidate candidate)
      throws SQLException {
    var evidence = new ArrayList<Evidence>();
    for (KeptGate kept : of(session, model, candidate.stage())) {
      Gate.Finding finding = finding(kept.gate(), candidate);
      evidence.add(new Evidence(told(kept.gate()), finding.passed(), cut(finding.found())));
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

  private static String told(Gate gate) {
    Map<String, String> settings = GateKinds.settings(gate);
    if (settings.isEmpty()) return gate.kind();
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(", ", gate.kind() + " (", ")"));
  }
}
