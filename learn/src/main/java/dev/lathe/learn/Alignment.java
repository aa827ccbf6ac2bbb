package dev.lathe.learn;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Schema;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings a frame or a row into the columns and types that a model reads.
final class Alignment {
  private Alignment() {}

  static Frame of(Schema wanted, Frame frame) {
    if (frame.names().equals(wanted.names()) && frame.schema().equals(wanted)) return frame;
    List<String> absent = wanted.names().stream().filter(name -> !frame.has(name)).toList();
    if (!absent.isEmpty()) throw absent(absent);
    List<Column> columns = new ArrayList<>();
    for (Field field : wanted.fields()) {
      columns.add(convert(field, frame.column(field.name())));
    }
    return Frame.of(wanted.names(), columns, frame.origin());
  }

  static Frame of(Schema wanted, Map<String, ?> row) {
    List<String> absent = wanted.names().stream().filter(name -> !row.containsKey(name)).toList();
    if (!absent.isEmpty()) throw absent(absent);
    List<Column> columns = new ArrayList<>();
    for (Field field : wanted.fields()) {
      columns.add(column(field, row.get(field.name())));
    }
    return Frame.of(wanted.names(), columns);
  }

  private static IllegalArgumentException absent(List<String> names) {
    return new IllegalArgumentException(
        names.size() == 1
            ? "column '%s' is missing; the model needs it".formatted(names.getFirst())
            : "columns '%s' are missing; the model needs them"
                .formatted(String.join("', '", names)));
  }

  private static Column column(Field field, @Nullable Object value) {
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return switch (plain) {
      case null -> missing(field.type(), 1);
      case Number number when field.type() == ColumnType.NUMBERS ->
          Numbers.of(new double[] {number.doubleValue()});
      case Number number -> convert(field, Categories.of(Numbers.text(number.doubleValue())));
      case Boolean yes -> convert(field, YesNo.of(yes));
      case LocalDate date -> convert(field, Times.of(date));
      case LocalDateTime time -> convert(field, Times.of(time));
      case Enum<?> constant -> convert(field, Categories.of(constant.name()));
      default -> convert(field, Categories.of(plain.toString()));
    };
  }

  private static Column missing(ColumnType type, int rows) {
    return switch (type) {
      case NUMBERS -> {
        double[] values = new double[rows];
        java.util.Arrays.fill(values, Double.NaN);
        yield Numbers.of(values);
      }
      case CATEGORIES -> Categories.of(new @Nullable String[rows]);
      case YES_NO -> YesNo.of(new @Nullable Boolean[rows]);
      case TIME -> Times.of(new @Nullable LocalDate[rows]);
      case TEXT -> Texts.of(new @Nullable String[rows]);
    };
  }

  private static Column convert(Field field, Column column) {
    if (column.type() == field.type()) return column;
    if (column.missing() == column.rows()) return missing(field.type(), column.rows());
    return switch (field.type()) {
      case CATEGORIES -> Categories.of(texts(column));
      case TEXT -> Texts.of(texts(column));
      case NUMBERS -> numbers(field, column);
      case YES_NO -> yesNo(field, column);
      case TIME -> times(field, column);
    };
  }

  private static @Nullable String[] texts(Column column) {
    @Nullable String[] texts = new @Nullable String[column.rows()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = column.missing(row) ? null : column.text(row);
    }
    return texts;
  }

  private static Numbers numbers(Field field, Column column) {
    double[] values = new double[column.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] =
          switch (column) {
            case YesNo yesNo -> yesNo.missing(row) ? Double.NaN : yesNo.code(row);
            case Times _ -> throw mismatch(field, column, row);
            default ->
                column.missing(row) ? Double.NaN : parse(field, column, row, Double::parseDouble);
          };
    }
    return Numbers.of(values);
  }

  private static YesNo yesNo(Field field, Column column) {
    @Nullable Boolean[] values = new @Nullable Boolean[column.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = column.missing(row) ? null : parse(field, column, row, text -> answer(text));
    }
    return YesNo.of(values);
  }

  private static boolean answer(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "yes", "true", "y", "1" -> true;
      case "no", "false", "n", "0" -> false;
      default -> throw new NumberFormatException();
    };
  }

  private static Times times(Field field, Column column) {
    long[] micros = new long[column.rows()];
    for (int row = 0; row < micros.length; row++) {
      micros[row] =
          column.missing(row) ? Times.MISSING : parse(field, column, row, Alignment::time);
    }
    return Times.ofMicros(micros);
  }

  private static long time(String text) {
    return text.length() <= 10
        ? LocalDate.parse(text).toEpochDay() * Times.DAY
        : Times.micros(LocalDateTime.parse(text.replace(' ', 'T')));
  }

  private static <T> T parse(
      Field field, Column column, int row, java.util.function.Function<String, T> reader) {
    try {
      return reader.apply(column.text(row).strip());
    } catch (NumberFormatException | DateTimeException e) {
      throw mismatch(field, column, row);
    }
  }

  private static IllegalArgumentException mismatch(Field field, Column column, int row) {
    return new IllegalArgumentException(
        "column '%s' held %s when the model learned; row %s holds '%s'"
            .formatted(field.name(), field.type().key(), row + 1, column.text(row)));
  }

  /// The values of a record by component name.
  static Map<String, @Nullable Object> values(Record row) {
    return Settings.components(row);
  }
}
