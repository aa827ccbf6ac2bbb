package dev.lathe.track.run;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Query;

/// Puts chosen figures, parameters and tags beside runs, some runs at a time.
final class RunTable {
  private static final int PART = 500;

  private final Session session;
  private final Map<Long, Run> runs;

  RunTable(Session session, Map<Long, Run> runs) {
    this.session = session;
    this.runs = runs;
  }

  List<RunRow> rows(RunColumns columns) throws SQLException {
    var metrics = values("metrics", columns.metrics(), row -> row.figure("value"));
    var params = values("params", columns.params(), row -> row.text("value"));
    var tags = values("tags", columns.tags(), row -> row.text("value"));
    var rows = new ArrayList<RunRow>(runs.size());
    runs.forEach((key, run) ->
        rows.add(
            new RunRow(
                run,
                metrics.getOrDefault(key, Map.of()),
                params.getOrDefault(key, Map.of()),
                tags.getOrDefault(key, Map.of()))));
    return rows;
  }

  private <T> Map<Long, Map<String, T>> values(
      String table, List<String> names, Session.Reading<T> reading) throws SQLException {
    var values = new HashMap<Long, Map<String, T>>();
    if (names.isEmpty()) return values;
    var keys = new ArrayList<>(runs.keySet());
    for (int from = 0; from < keys.size(); from += PART) {
      List<Long> part = keys.subList(from, Math.min(keys.size(), from + PART));
      session.rows(query(table, part, names), row -> put(values, row, reading.of(row)));
    }
    return values;
  }

  private static <T> T put(Map<Long, Map<String, T>> values, ResultRow row, T value)
      throws SQLException {
    values
        .computeIfAbsent(row.number("run"), _ -> new LinkedHashMap<>())
        .put(row.text("name"), value);
    return value;
  }

  private Query query(String table, List<Long> keys, List<String> names) {
    return session
        .questions()
        .select(field(name("run")), field(name("name")), field(name("value")))
        .from(table(name(table)))
        .where(field(name("run"), Long.class).in(keys))
        .and(field(name("name"), String.class).in(names));
  }

  /// The names that runs of these experiments have, each once, in order.
  static RunColumns columns(Session session, List<Long> experiments) throws SQLException {
    return new RunColumns(
        names(session, "metrics", experiments),
        names(session, "params", experiments),
        names(session, "tags", experiments));
  }

  private static List<String> names(Session session, String table, List<Long> experiments)
      throws SQLException {
    var names = new TreeMap<String, Long>();
    for (long experiment : experiments) {
      session.rows(
          "select distinct t.name from "
              + table
              + " t join runs r on r.key = t.run"
              + " where r.experiment = ? and r.deleted is null",
          row -> names.merge(row.text("name"), 1L, Long::sum),
          experiment);
    }
    return List.copyOf(names.keySet());
  }
}
