package dev.lathe.io;

import java.util.List;
import java.util.Locale;

/// What was found out about how a file is written.
///
/// @param kind what sort of file
/// @param delimiter between two cells of CSV, else [Dialect#NO_QUOTE]
/// @param quote around cells of CSV, [Dialect#NO_QUOTE] when nothing is
/// @param header whether the first row held the names
/// @param encoding `utf-8`, `utf-16le`, `utf-16be`, `latin-1` or `windows-1252`
/// @param missing the markers of missing values that were met, the empty cell as an empty string
/// @param compressed whether it was gzip
public record Format(
    Kind kind,
    char delimiter,
    char quote,
    boolean header,
    String encoding,
    List<String> missing,
    boolean compressed) {
  public Format {
    missing = List.copyOf(missing);
  }

  /// What sort of file.
  public enum Kind {
    /// Cells between delimiters.
    CSV,
    /// One JSON object a line.
    JSON_LINES,
    /// Apache Parquet.
    PARQUET,
    /// The rows of a query.
    SQL;

    /// The name in files and messages: lower case with dashes.
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Of a kind that needs no dialect.
  public static Format of(Kind kind) {
    return new Format(kind, Dialect.NO_QUOTE, Dialect.NO_QUOTE, true, "utf-8", List.of(), false);
  }

  /// In words, for a person: `CSV, comma, utf-8, missing values as NA`.
  public String sentence() {
    var words = new StringBuilder(kind == Kind.CSV ? "CSV" : kind.key().replace('-', ' '));
    if (kind == Kind.CSV) {
      words.append(", ").append(word(delimiter));
      if (quote != '"' && quote != Dialect.NO_QUOTE) words.append(", quote ").append(quote);
      if (!header) words.append(", no header");
    }
    if (kind == Kind.CSV || kind == Kind.JSON_LINES) words.append(", ").append(encoding);
    if (compressed) words.append(", gzip");
    List<String> written =
        missing.stream().map(marker -> marker.isEmpty() ? "empty" : marker).toList();
    if (!written.isEmpty()) words.append(", missing as ").append(String.join(" ", written));
    return words.toString();
  }

  private static String word(char delimiter) {
    return switch (delimiter) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case '|' -> "bar";
      case ' ' -> "space";
      default -> "delimiter " + delimiter;
    };
  }
}
