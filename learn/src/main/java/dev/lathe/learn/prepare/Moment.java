package dev.lathe.learn.prepare;

import dev.lathe.frame.Times;
import java.time.LocalDate;

/// A time, cut into its date and what is left of the day.
final class Moment {
  private final long micros;
  private final long start;
  private final LocalDate date;

  /// @param micros microseconds since 1970-01-01T00:00
  /// @param start from where days are counted, likewise
  Moment(long micros, long start) {
    this.micros = micros;
    this.start = start;
    date = LocalDate.ofEpochDay(Math.floorDiv(micros, Times.DAY));
  }

  LocalDate date() {
    return date;
  }

  double hours() {
    return Math.floorMod(micros, Times.DAY) / (Times.DAY / 24.0);
  }

  /// Days since the start. Taken apart first: the difference may overflow a `long`.
  double days() {
    long whole = Math.floorDiv(micros, Times.DAY) - Math.floorDiv(start, Times.DAY);
    long rest = Math.floorMod(micros, Times.DAY) - Math.floorMod(start, Times.DAY);
    return whole + rest / (double) Times.DAY;
  }
}
