package dev.lathe.track.backup;

import dev.lathe.track.database.Table.Column;
import dev.lathe.track.database.Table.Kind;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A row as a line: a JSON array of one value for each column.
///
/// A text is a string, bytes are a string in Base64, whole numbers and figures are numbers; a
/// figure that is infinite is the string `Infinity` or `-Infinity`; what is absent is `null`.
final class Line {
  private static final String HEX = "0123456789abcdef";

  private final String text;
  private int at;

  private Line(String text) {
    this.text = text;
  }

  /// Writes a row.
  ///
  /// @param values texts, whole numbers, figures, bytes; [Optional] where one may be absent
  static void write(StringBuilder to, Object... values) {
    char before = '[';
    for (Object value : values) {
      to.append(before);
      value(to, value);
      before = ',';
    }
    to.append("]\n");
  }

  private static void value(StringBuilder to, Object value) {
    switch (value) {
      case String text -> text(to, text);
      case Long number -> to.append(number.longValue());
      case Double figure when figure.isNaN() -> to.append("null");
      case Double figure when figure.isInfinite() -> text(to, figure.toString());
      case Double figure -> to.append(figure.doubleValue());
      case byte[] bytes -> text(to, Base64.getEncoder().encodeToString(bytes));
      case Optional<?> maybe when maybe.isPresent() -> value(to, maybe.get());
      case Optional<?> _ -> to.append("null");
      default -> throw new IllegalArgumentException("no value of a row: " + value.getClass());
    }
  }

  private static void text(StringBuilder to, String text) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '"' || sign == '\\') to.append('\\').append(sign);
      else if (sign >= ' ') to.append(sign);
      else to.append("\\u00").append(HEX.charAt(sign >> 4)).append(HEX.charAt(sign & 15));
    }
    to.append('"');
  }

  /// Writes the line before the first row, which names the columns: `["id text", "ended number"]`.
  static void writeColumns(StringBuilder to, List<Column> columns) {
    write(
        to,
        columns.stream()
            .map(column -> column.name() + " " + column.kind().name().toLowerCase(Locale.ROOT))
            .toArray());
  }

  /// Reads the line that names the columns.
  ///
  /// @throws IllegalArgumentException when it is none
  static List<Column> readColumns(String text) {
    var line = new Line(text);
    var columns = new ArrayList<Column>();
    line.next('[');
    do {
      String[] words = line.string().split(" ", -1);
      if (words.length != 2) throw line.wrong("a column");
      columns.add(new Column(words[0], Kind.valueOf(words[1].toUpperCase(Locale.ROOT))));
    } while (line.goesOn());
    return columns;
  }

  /// Reads a row.
  ///
  /// @return values that can be bound to a statement
  /// @throws IllegalArgumentException when it is none of these columns
  static Object[] read(String text, List<Column> columns) {
    var line = new Line(text);
    Object[] values = new Object[columns.size()];
    line.next('[');
    for (int i = 0; i < values.length; i++) {
      values[i] = line.value(columns.get(i).kind());
      if (line.goesOn() != i < values.length - 1) throw line.wrong(values.length + " values");
    }
    return values;
  }

  private Object value(Kind kind) {
    if (text.startsWith("null", at)) {
      at += 4;
      return Optional.empty();
    }
    return switch (kind) {
      case TEXT -> string();
      case BYTES -> Base64.getDecoder().decode(string());
      case NUMBER -> Long.parseLong(number());
      case FIGURE -> figure();
    };
  }

  private double figure() {
    if (at >= text.length() || text.charAt(at) != '"') return Double.parseDouble(number());
    return switch (string()) {
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw wrong("a figure");
    };
  }

  private String number() {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) at++;
    return text.substring(from, at);
  }

  private String string() {
    next('"');
    int end = text.indexOf('"', at);
    int escape = text.indexOf('\\', at);
    if (end >= 0 && (escape < 0 || escape > end)) { // nearly always
      String plain = text.substring(at, end);
      at = end + 1;
      return plain;
    }
    var string = new StringBuilder();
    while (true) {
      char sign = sign();
      if (sign == '"') return string.toString();
      string.append(sign == '\\' ? escaped() : sign);
    }
  }

  private char escaped() {
    char sign = sign();
    return switch (sign) {
      case '"', '\\' -> sign;
      case 'u' -> {
        if (at + 4 > text.length()) throw wrong("four hex digits");
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> throw wrong("an escape");
    };
  }

  private char sign() {
    if (at >= text.length()) throw wrong("more");
    return text.charAt(at++);
  }

  private void next(char expected) {
    if (sign() != expected) throw wrong("a " + expected);
  }

  /// Whether another value follows; if not, the line is at its end.
  private boolean goesOn() {
    char sign = sign();
    if (sign == ',') return true;
    if (sign != ']' || at != text.length()) throw wrong("the end of the line");
    return false;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "a line does not hold %s where that should be".formatted(expected));
  }
}
