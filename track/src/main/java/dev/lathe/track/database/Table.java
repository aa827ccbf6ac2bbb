package dev.lathe.track.database;

import java.util.List;
import java.util.stream.Collectors;

/// A table as it is in a database.
///
/// @param name its name
/// @param columns in their order
/// @param key names of the columns by which its rows are told apart and put in order
public record Table(String name, List<Column> columns, List<String> key) {
  /// Copies the lists.
  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /// What a column holds; there is nothing else in any table.
  public enum Kind {
    /// Text.
    TEXT,
    /// Whole numbers of 64 bits, times too.
    NUMBER,
    /// Doubles.
    FIGURE,
    /// Bytes.
    BYTES
  }

  /// A column.
  public record Column(String name, Kind kind) {}

  /// Asks for all rows, in the order of the key, which is the same on both databases.
  public String select() {
    return "select %s from \"%s\" order by %s"
        .formatted(names(columns.stream().map(Column::name).toList()), name, names(key));
  }

  /// Adds a row.
  public String insert() {
    return "insert into \"%s\" (%s) values (%s)"
        .formatted(
            name,
            names(columns.stream().map(Column::name).toList()),
            columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
  }

  private static String names(List<String> names) {
    return names.stream().collect(Collectors.joining("\", \"", "\"", "\""));
  }
}
