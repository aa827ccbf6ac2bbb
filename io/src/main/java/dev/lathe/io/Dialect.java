package dev.lathe.io;

import java.util.Optional;

/// How a CSV file is written; what is not said is found out from its first rows.
///
/// ```java
/// var german = new Dialect().delimiter(';').encoding("windows-1252");
/// ```
///
/// @param delimiter what stands between two cells, else one of comma, semicolon, tab, bar
/// @param quote what encloses a cell that holds a delimiter, [#NO_QUOTE] for nothing, else `"` or
///   `'`
/// @param header whether the first row holds the names; without, columns are `column_1`, `column_2`
///   …
/// @param encoding `utf-8`, `utf-16le`, `utf-16be`, `latin-1` or `windows-1252`
public record Dialect(
    Optional<Character> delimiter,
    Optional<Character> quote,
    Optional<Boolean> header,
    Optional<String> encoding) {
  /// The quote of a file in which no character encloses cells.
  public static final char NO_QUOTE = '\0';

  /// Everything is found out.
  public Dialect() {
    this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Dialect {
    delimiter.ifPresent(each -> separator("delimiter", each));
    quote.filter(each -> each != NO_QUOTE).ifPresent(each -> separator("quote", each));
    if (delimiter.isPresent() && delimiter.equals(quote)) {
      throw new IllegalArgumentException(
          "delimiter and quote are both '%s'".formatted(delimiter.get()));
    }
    encoding = encoding.map(each -> Encoding.named(each).key());
  }

  private static void separator(String what, char character) {
    boolean unfit = character >= 0x7F || Character.isLetterOrDigit(character) || character == '\n';
    if (unfit || character == '\r' || character == '\0') {
      throw new IllegalArgumentException(
          "%s must be one ASCII character, no letter, digit or line break, got '%s'"
              .formatted(what, character));
    }
  }

  /// With this delimiter.
  public Dialect delimiter(char delimiter) {
    return new Dialect(Optional.of(delimiter), quote, header, encoding);
  }

  /// With this quote, or [#NO_QUOTE].
  public Dialect quote(char quote) {
    return new Dialect(delimiter, Optional.of(quote), header, encoding);
  }

  /// With or without a first row of names.
  public Dialect header(boolean header) {
    return new Dialect(delimiter, quote, Optional.of(header), encoding);
  }

  /// With this encoding.
  ///
  /// @throws IllegalArgumentException when it is none of those that are read
  public Dialect encoding(String encoding) {
    return new Dialect(delimiter, quote, header, Optional.of(encoding));
  }
}
