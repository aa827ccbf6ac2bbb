package dev.lathe.frame;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column of dates, or of dates with a time of day, without a time zone (what carried one is in
/// UTC).
///
/// **Units.** Microseconds since 1970-01-01T00:00. A column of whole days is held as days, in four
/// bytes.
///
/// **Missing values.** In the factories a `null`; [#micros(int)] gives [#MISSING].
public final class Times implements Column {
  /// What [#micros(int)] gives for a missing value.
  public static final long MISSING = Long.MIN_VALUE;

  /// Microseconds of a day.
  public static final long DAY = 86_400_000_000L;

  private static final int MISSING_DAY = Integer.MIN_VALUE;

  private final int[] days;
  private final long[] micros;

  private Times(int[] days, long[] micros) {
    this.days = days;
    this.micros = micros;
  }

  /// A column of microseconds since 1970-01-01T00:00, [#MISSING] where missing.
  public static Times ofMicros(long... micros) {
    for (long value : micros) {
      boolean wholeDay = Math.floorMod(value, DAY) == 0 && Math.abs(value / DAY) < (1L << 31);
      if (value != MISSING && !wholeDay) return new Times(new int[0], micros.clone());
    }
    int[] days = new int[micros.length];
    for (int row = 0; row < days.length; row++) {
      days[row] = micros[row] == MISSING ? MISSING_DAY : (int) Math.floorDiv(micros[row], DAY);
    }
    return new Times(days, new long[0]);
  }

  /// A column of dates.
  public static Times of(@Nullable LocalDate... dates) {
    long[] micros = new long[dates.length];
    for (int row = 0; row < micros.length; row++) {
      LocalDate date = dates[row];
      micros[row] = date == null ? MISSING : Math.multiplyExact(date.toEpochDay(), DAY);
    }
    return ofMicros(micros);
  }

  /// A column of dates with a time of day.
  public static Times of(@Nullable LocalDateTime... times) {
    long[] micros = new long[times.length];
    for (int row = 0; row < micros.length; row++) {
      LocalDateTime time = times[row];
      micros[row] = time == null ? MISSING : micros(time);
    }
    return ofMicros(micros);
  }

  /// A column with the rows of all parts, one below the other.
  public static Times join(List<Times> parts) {
    int rows = Math.toIntExact(parts.stream().mapToLong(Times::rows).sum());
    boolean wholeDays = parts.stream().allMatch(Times::wholeDays);
    int[] days = new int[wholeDays ? rows : 0];
    long[] micros = new long[wholeDays ? 0 : rows];
    int at = 0;
    for (Times part : parts) {
      if (wholeDays) {
        System.arraycopy(part.days, 0, days, at, part.rows());
      } else {
        for (int row = 0; row < part.rows(); row++) {
          micros[at + row] = part.micros(row);
        }
      }
      at += part.rows();
    }
    return new Times(days, micros);
  }

  /// Microseconds from 1970-01-01T00:00 to this time.
  public static long micros(LocalDateTime time) {
    long seconds = time.toEpochSecond(ZoneOffset.UTC);
    return Math.addExact(
        Math.multiplyExact(seconds, 1_000_000L), time.get(ChronoField.MICRO_OF_SECOND));
  }

  /// Whether every time is a whole day.
  public boolean wholeDays() {
    return micros.length == 0;
  }

  /// Microseconds since 1970-01-01T00:00, [#MISSING] when missing.
  public long micros(int row) {
    if (micros.length > 0) return micros[row];
    return days[row] == MISSING_DAY ? MISSING : days[row] * DAY;
  }

  /// The time of a row that is not missing.
  public LocalDateTime at(int row) {
    long value = micros(row);
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(value, 1_000_000L),
        (int) Math.floorMod(value, 1_000_000L) * 1000,
        ZoneOffset.UTC);
  }

  @Override
  public int rows() {
    return Math.max(days.length, micros.length);
  }

  @Override
  public ColumnType type() {
    return ColumnType.TIME;
  }

  @Override
  public boolean missing(int row) {
    return micros(row) == MISSING;
  }

  @Override
  public Times rows(int[] rows) {
    if (micros.length == 0) {
      int[] picked = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = days[rows[i]];
      }
      return new Times(picked, new long[0]);
    }
    long[] picked = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = micros[rows[i]];
    }
    return new Times(new int[0], picked);
  }

  @Override
  public Times rows(int from, int to) {
    return micros.length == 0
        ? new Times(Arrays.copyOfRange(days, from, to), new long[0])
        : new Times(new int[0], Arrays.copyOfRange(micros, from, to));
  }

  @Override
  public String text(int row) {
    if (missing(row)) return "";
    var time = at(row);
    return wholeDays() ? time.toLocalDate().toString() : time.toString();
  }

  @Override
  public long bytes() {
    return 4L * days.length + 8L * micros.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Times times
        && Arrays.equals(days, times.days)
        && Arrays.equals(micros, times.micros);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(days) + Arrays.hashCode(micros);
  }

  @Override
  public String toString() {
    return "Times[%s rows]".formatted(rows());
  }
}
