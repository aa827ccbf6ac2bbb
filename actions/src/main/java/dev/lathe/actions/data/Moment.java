package dev.lathe.actions.data;

import dev.lathe.track.database.Text;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// A moment as arguments write it.
public final class Moment {
  private Moment() {}

  /// The moment that is written.
  ///
  /// @param argument what it is called
  /// @param written as `2026-03-01T12:00:00Z`
  /// @throws IllegalArgumentException when it is none
  public static Instant of(String argument, String written) {
    try {
      return Instant.parse(written);
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException(
          "'%s' must be a time such as 2026-03-01T12:00:00Z, got '%s'"
              .formatted(argument, Text.shown(written)));
    }
  }
}
