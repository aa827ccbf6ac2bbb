package dev.lathe.query;

import dev.lathe.io.TableException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/// Accepts one statement that only reads.
///
/// The text is parsed by DuckDB without being run, and only its parsed form is used from there on:
/// what is written in comments, or after the first statement, never gets further.
final class Sql {
  private static final Pattern START =
      Pattern.compile("\\s*(select|with)[\\s(*'\"].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WRITES =
      Pattern.compile("\"type\":\"(INSERT|UPDATE|DELETE|MERGE|COPY|CREATE|DROP)[A-Z_]*\"");
  private static final int LONGEST = 1 << 20;

  private Sql() {}

  /// Whether a string is SQL and not the name of a file.
  static boolean looksLike(String spec) {
    return START.matcher(spec).matches();
  }

  /// The statement as DuckDB understood it.
  ///
  /// @throws TableException when it is more than one, or does anything but read
  static String accepted(DuckDBConnection connection, String sql) throws SQLException {
    if (sql.length() > LONGEST) {
      throw new TableException("SQL of %s letters is too long".formatted(sql.length()));
    }
    String parsed = value(connection, "select json_serialize_sql(?)", sql);
    if (parsed.startsWith("{\"error\":true")) {
      String type = value(connection, "select json_serialize_sql(?) ->> 'error_type'", sql);
      if (type.equals("not implemented")) throw onlySelect();
      String message = value(connection, "select json_serialize_sql(?) ->> 'error_message'", sql);
      throw new TableException("this is not SQL: " + message.lines().findFirst().orElse(""));
    }
    String count =
        value(connection, "select json_array_length(json_serialize_sql(?), '$.statements')", sql);
    if (!count.equals("1")) throw onlySelect();
    if (WRITES.matcher(parsed).find()) throw onlySelect();
    return value(connection, "select json_deserialize_sql(?::json)", parsed);
  }

  private static TableException onlySelect() {
    return new TableException("SQL must be one statement that only reads: one SELECT");
  }

  private static String value(DuckDBConnection connection, String sql, String parameter)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, parameter);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return String.valueOf(rows.getString(1));
      }
    }
  }
}
