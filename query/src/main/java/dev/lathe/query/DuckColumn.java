package dev.lathe.query;

import dev.lathe.frame.ColumnType;
import dev.lathe.io.TableException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column of DuckDB.
///
/// @param name its name
/// @param sqlType its type as DuckDB writes it, in capitals
record DuckColumn(String name, String sqlType) {
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

  /// The type of column it becomes, none when its values are strings.
  Optional<ColumnType> type() {
    return switch (sqlType) {
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "HUGEINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE" ->
          Optional.of(ColumnType.NUMBERS);
      case "BOOLEAN" -> Optional.of(ColumnType.YES_NO);
      case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          Optional.of(ColumnType.TIME);
      case "TIMESTAMP WITH TIME ZONE" -> Optional.of(ColumnType.TIME);
      default -> sqlType.startsWith("DECIMAL") ? Optional.of(ColumnType.NUMBERS) : Optional.empty();
    };
  }

  /// Whether every value is a whole number that fits a `long`.
  boolean whole() {
    Matcher decimal = DECIMAL.matcher(sqlType);
    if (decimal.matches()) {
      return decimal.group(2).equals("0") && Integer.parseInt(decimal.group(1)) <= 18;
    }
    return switch (sqlType) {
      case "FLOAT", "DOUBLE", "UBIGINT", "HUGEINT", "UHUGEINT" -> false;
      default -> true;
    };
  }

  /// An expression for microseconds since 1970, infinite times as missing.
  String micros(String quoted) {
    return "case when isfinite(%s) then epoch_us(%s%s) end"
        .formatted(quoted, quoted, sqlType.equals("DATE") ? "::timestamp" : "");
  }

  /// Refuses lists, structures and bytes.
  ///
  /// @param label what a person calls the table
  void refuseNested(String label) {
    boolean nested =
        sqlType.endsWith("]")
            || sqlType.startsWith("STRUCT")
            || sqlType.startsWith("MAP")
            || sqlType.startsWith("UNION")
            || sqlType.equals("BLOB");
    if (nested) {
      throw new TableException(
          "column '%s' of '%s' is of type %s, which is no single value; take it apart with SQL"
              .formatted(name, label, sqlType));
    }
  }
}
