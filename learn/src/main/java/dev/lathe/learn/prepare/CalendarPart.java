package dev.lathe.learn.prepare;

import dev.lathe.learn.file.ModelFileException;
import java.util.Arrays;
import java.util.Locale;

/// What a calendar says of a time.
enum CalendarPart {
  YEAR,
  MONTH,
  DAY,
  WEEKDAY,
  HOUR,
  DAY_OF_YEAR,
  DAYS;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static CalendarPart named(String key) {
    return Arrays.stream(values())
        .filter(part -> part.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new ModelFileException("no calendar has a '%s'".formatted(key)));
  }

  /// Whether it begins again and again.
  boolean returns() {
    return this != YEAR && this != DAYS;
  }

  double of(Moment moment) {
    return switch (this) {
      case YEAR -> moment.date().getYear();
      case MONTH -> moment.date().getMonthValue();
      case DAY -> moment.date().getDayOfMonth();
      case WEEKDAY -> moment.date().getDayOfWeek().getValue();
      case HOUR -> moment.hours();
      case DAY_OF_YEAR -> moment.date().getDayOfYear();
      case DAYS -> moment.days();
    };
  }

  /// How much of its turn has passed, `[0, 1)`.
  double turn(double value, Moment moment) {
    return switch (this) {
      case MONTH -> (value - 1) / 12;
      case DAY -> (value - 1) / moment.date().lengthOfMonth();
      case WEEKDAY -> (value - 1) / 7;
      case HOUR -> value / 24;
      case DAY_OF_YEAR -> (value - 1) / moment.date().lengthOfYear();
      case YEAR, DAYS -> throw new IllegalStateException(key() + " does not return");
    };
  }
}
