package dev.lathe.track.database;

import dev.lathe.track.database.Table.Column;
import dev.lathe.track.database.Table.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The tables that hold what is kept, as the database itself tells of them, so that nothing has to
/// be listed when a migration adds one.
///
/// Which tables are ours the migrations say: a database may hold others beside them.
public final class Schema {
  /// Of what is open now: nothing of it outlives its process.
  private static final Set<String> PASSING = Set.of("owners", "workers");

  private Schema() {}

  /// The newest version that this program knows.
  public static long newest() {
    return Migrations.FILES.size();
  }

  /// The version of a database.
  public static long version(Session session) throws SQLException {
    return session.number("select max(cast(version as bigint)) from flyway_schema_history");
  }

  /// The names of the tables that hold what is kept.
  ///
  /// @param version of the database, no newer than this program knows
  public static Set<String> names(long version) {
    var names = new LinkedHashSet<>(Migrations.tables(Dialect.SQLITE, version));
    names.removeAll(PASSING);
    return names;
  }

  /// The tables that hold what is kept, each behind those that its rows refer to.
  public static List<Table> tables(Session session) throws SQLException {
    Map<String, Table> waiting = new TreeMap<>();
    Map<String, Set<String>> refers = new TreeMap<>();
    for (String name : names(version(session))) {
      waiting.put(name, table(session, name));
      Set<String> others =
          new LinkedHashSet<>(
              session.rows(references(session.dialect()), row -> row.text("name"), name));
      others.remove(name);
      refers.put(name, others);
    }
    var ordered = new LinkedHashMap<String, Table>();
    while (!waiting.isEmpty()) {
      Table next =
          waiting.values().stream()
              .filter(table ->
                  ordered.keySet().containsAll(refers.getOrDefault(table.name(), Set.of())))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("tables refer in a circle: " + waiting.keySet()));
      ordered.put(next.name(), next);
      waiting.remove(next.name());
    }
    return List.copyOf(ordered.values());
  }

  private static Table table(Session session, String name) throws SQLException {
    var columns = new ArrayList<Column>();
    var key = new TreeMap<Long, String>();
    session.rows(
        columns(session.dialect()),
        row -> {
          String column = row.text("name");
          columns.add(new Column(column, kind(name, column, row.text("type"))));
          long place = row.number("place");
          if (place > 0) key.put(place, column);
          return column;
        },
        name);
    if (columns.isEmpty()) {
      throw StoreException.state(
          "the database lacks the table '%s'; put back a backup".formatted(name));
    }
    return new Table(name, columns, List.copyOf(key.values()));
  }

  private static Kind kind(String table, String column, String type) {
    return switch (type) {
      case "text" -> Kind.TEXT;
      case "bigint", "integer" -> Kind.NUMBER;
      case "double precision" -> Kind.FIGURE;
      case "blob", "bytea" -> Kind.BYTES;
      default ->
          throw new IllegalStateException(
              "column %s of %s is of type %s".formatted(column, table, type));
    };
  }

  /// The last number that each table has given to a row, so that none is given twice, not even that
  /// of a row which is gone.
  public static Map<String, Long> counters(Session session) throws SQLException {
    var counters = new TreeMap<String, Long>();
    Set<String> ours = names(version(session));
    session.rows(
        counters(session.dialect()),
        row -> {
          if (ours.contains(row.text("name"))) counters.put(row.text("name"), row.number("last"));
          return row;
        });
    return counters;
  }

  /// Goes on counting behind these numbers, and behind those of the rows that are there.
  public static void count(Session session, Map<String, Long> last) throws SQLException {
    switch (session.dialect()) {
      case SQLITE -> {
        for (var counter : last.entrySet()) {
          session.run(
              "update sqlite_sequence set seq = max(seq, ?) where name = ?",
              counter.getValue(),
              counter.getKey());
          session.run(
              "insert into sqlite_sequence (name, seq) select name, ? from sqlite_master"
                  + " where name = ? and sql like '%autoincrement%'"
                  + " and not exists (select 1 from sqlite_sequence where name = ?)",
              counter.getValue(), counter.getKey(), counter.getKey());
        }
      }
      case POSTGRESQL -> {
        Map<String, String> columns = new TreeMap<>();
        session.rows(
            counters(session.dialect()), row -> columns.put(row.text("name"), row.text("counted")));
        for (var counted : columns.entrySet()) {
          String table = counted.getKey();
          if (!names(version(session)).contains(table)) continue;
          long highest =
              session.number(
                  "select coalesce(max(\"%s\"), 0) from \"%s\""
                      .formatted(counted.getValue(), table));
          long reached = Math.max(highest, last.getOrDefault(table, 0L));
          session.number(
              "select setval(pg_get_serial_sequence(?, ?), ?, ?::bigint > 0)",
              table,
              counted.getValue(),
              Math.max(1, reached),
              reached);
        }
      }
    }
  }

  /// Asks for the columns of a table: name, type, and the place in its key, 0 for none.
  private static String columns(Dialect dialect) {
    return switch (dialect) {
      case SQLITE ->
          "select name, lower(type) as type, pk as place from pragma_table_info(?) order by cid";
      case POSTGRESQL ->
          "select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,"
              + " coalesce(array_position(k.conkey, a.attnum), 0) as place"
              + " from pg_attribute a left join pg_constraint k"
              + " on k.conrelid = a.attrelid and k.contype = 'p'"
              + " where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped"
              + " order by a.attnum";
    };
  }

  /// Asks to which tables a table refers.
  private static String references(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> "select \"table\" as name from pragma_foreign_key_list(?)";
      case POSTGRESQL ->
          "select c.relname as name from pg_constraint k join pg_class c on c.oid = k.confrelid"
              + " where k.conrelid = to_regclass(?) and k.contype = 'f'";
    };
  }

  /// Asks for the last number that each counter has given, by table.
  private static String counters(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> "select name, seq as last from sqlite_sequence";
      case POSTGRESQL ->
          "select c.relname as name, a.attname as counted, coalesce(pg_sequence_last_value("
              + "pg_get_serial_sequence(quote_ident(c.relname), a.attname)::regclass), 0) as last"
              + " from pg_class c join pg_attribute a on a.attrelid = c.oid"
              + " where a.attidentity <> '' and c.relnamespace = current_schema()::regnamespace";
    };
  }
}
