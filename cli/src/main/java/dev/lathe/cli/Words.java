package dev.lathe.cli;

import dev.lathe.learn.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What help says in more than one place.
final class Words {
  static final String DATA =
      "CSV (also gzip), Parquet, JSON lines, a glob, - for standard input, or SQL.";

  /// The stage that commands mean when nobody says.
  static final String PRODUCTION = "production";

  private Words() {}

  /// Whether a word can be a run's id and hardly anything else.
  static boolean isRun(String word) {
    return word.matches("[0-9a-f]{32}");
  }

  /// A time to the second, as everywhere on earth.
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// A word of a list of ours.
  static String lower(Enum<?> word) {
    return Settings.key(word.name());
  }
}
