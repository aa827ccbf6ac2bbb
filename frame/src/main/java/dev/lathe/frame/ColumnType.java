package dev.lathe.frame;

import java.util.Arrays;
import java.util.Locale;

/// What a column holds.
public enum ColumnType {
  /// Real or whole numbers.
  NUMBERS,
  /// One of several named levels, without order.
  CATEGORIES,
  /// Yes or no.
  YES_NO,
  /// Dates, or dates with a time of day.
  TIME,
  /// Free text.
  TEXT;

  /// The name in files and messages: lower case with dashes.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The type with this key.
  ///
  /// @throws IllegalArgumentException when no type has it
  public static ColumnType named(String key) {
    return Arrays.stream(values())
        .filter(type -> type.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column type '%s'".formatted(key)));
  }
}
