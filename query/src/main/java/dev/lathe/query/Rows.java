package dev.lathe.query;

import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunks;
import dev.lathe.io.Reading;
import dev.lathe.io.TableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;

/// The rows of a table or view of DuckDB as a frame.
final class Rows {
  private final Duck duck;
  private final String relation;
  private final String label;
  private final List<DuckColumn> columns;

  /// @param relation what may stand after `from`
  /// @param label what a person calls it
  Rows(Duck duck, String relation, String label) {
    this.duck = duck;
    this.relation = relation;
    this.label = label;
    this.columns = described();
  }

  /// What `open` gives; if it fails, DuckDB is closed.
  static Chunks closing(Duck duck, Supplier<Chunks> open) {
    try {
      return open.get();
    } catch (RuntimeException e) {
      duck.close();
      throw e;
    }
  }

  private List<DuckColumn> described() {
    List<DuckColumn> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    try (var statement = duck.connection().createStatement();
        var rows = statement.executeQuery("describe select * from " + relation)) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (name.isBlank()) {
          throw new TableException(
              "column %s of '%s' has no name".formatted(found.size() + 1, label));
        }
        if (!seen.add(name)) {
          throw new TableException("two columns of '%s' are named '%s'".formatted(label, name));
        }
        found.add(new DuckColumn(name, rows.getString(2).toUpperCase(Locale.ROOT)));
      }
      return found;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private TableException failed(SQLException e) {
    return Duck.failed("'%s' cannot be read".formatted(label), e);
  }

  /// How many columns there are, wanted or not.
  int width() {
    return columns.size();
  }

  /// All rows of the columns that are wanted.
  Frame frame(Reading reading) {
    List<DuckColumn> wanted =
        columns.stream()
            .filter(column -> reading.only().isEmpty() || reading.only().contains(column.name()))
            .toList();
    List<ColumnBuilder> builders = new ArrayList<>();
    try {
      for (DuckColumn column : wanted) {
        var told = Optional.ofNullable(reading.types().get(column.name()));
        builders.add(builder(column, told, builders.size()));
      }
      if (builders.isEmpty()) return Frame.of(List.of(), List.of());
      String select =
          builders.stream().map(ColumnBuilder::expression).collect(Collectors.joining(", "));
      try (var statement = duck.connection().prepare("select " + select + " from " + relation);
          DuckDBChunkedResult result = statement.query()) {
        while (result.nextChunk()) {
          DuckDBDataChunkReader chunk = result.chunk();
          for (int i = 0; i < builders.size(); i++) {
            builders.get(i).add(chunk.vector(i), Math.toIntExact(chunk.rowCount()));
          }
        }
      }
    } catch (SQLException e) {
      throw failed(e);
    }
    List<Column> made = new ArrayList<>();
    for (int i = 0; i < builders.size(); i++) {
      made.add(builders.get(i).column(reading));
    }
    return Frame.of(wanted.stream().map(DuckColumn::name).toList(), made);
  }

  private ColumnBuilder builder(DuckColumn column, Optional<ColumnType> told, int number)
      throws SQLException {
    column.refuseNested(label);
    String quoted = Duck.quoted(column.name());
    Optional<ColumnType> own = column.type();
    if (own.isPresent() && (told.isEmpty() || told.equals(own))) {
      return switch (own.get()) {
        case NUMBERS ->
            column.whole()
                ? new ColumnBuilder.Whole(quoted + "::bigint")
                : new ColumnBuilder.Real(quoted + "::double");
        case YES_NO -> new ColumnBuilder.Answers(quoted + "::integer");
        default -> new ColumnBuilder.Instants(column.micros(quoted));
      };
    }
    String text = quoted + "::varchar";
    if (distinct(text) > ColumnBuilder.ENUM_LEVELS) {
      return new ColumnBuilder.Strings(text, column.name());
    }
    String type = "lathe_levels_" + number;
    duck.execute(
        "create type %s as enum (select distinct %s from %s where %s is not null order by 1)"
            .formatted(type, text, relation, quoted));
    List<String> levels = new ArrayList<>();
    try (var statement = duck.connection().createStatement();
        var rows = statement.executeQuery("select unnest(enum_range(null::%s))".formatted(type))) {
      while (rows.next()) {
        levels.add(rows.getString(1));
      }
    }
    return new ColumnBuilder.Coded(
        "enum_code(%s::%s)::integer".formatted(text, type), column.name(), levels);
  }

  private long distinct(String text) throws SQLException {
    try (var statement = duck.connection().createStatement();
        var rows =
            statement.executeQuery(
                "select approx_count_distinct(%s) from %s".formatted(text, relation))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// The rows, some thousand at a time.
  Chunks chunks(Reading reading, Schema schema) {
    List<String> names = columns.stream().map(DuckColumn::name).toList();
    columns.forEach(column -> column.refuseNested(label));
    String select =
        columns.stream()
            .map(column -> Duck.quoted(column.name()) + "::varchar")
            .collect(Collectors.joining(", "));
    try {
      var statement = duck.connection().prepare("select " + select + " from " + relation);
      return new RowChunks(duck, statement.query(), names, reading, schema);
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}
