package dev.lathe.io;

import dev.lathe.frame.Times;

/// Reads dates and times from cells, those that can be read in one way only:
///
/// - `2024-05-31`, `2024/05/31`, `2024-05` (the first of the month)
/// - `31.5.2024`
/// - `31-May-2024`, `31 May 2024`, `May 31, 2024`, with English months, whole or of three letters
///
/// each with a time of day if there is one: `T` or a space, `14:30`, `14:30:05`, `14:30:05.123`,
/// then `Z`, `UTC` or `+02:00`, which is turned into UTC. `05/06/2024` may be two days and is not
/// read.
final class TimeCell {
  /// Not a time.
  static final long NONE = Times.MISSING;

  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };

  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  /// Microseconds since 1970-01-01T00:00, [#NONE] when the cell is no time.
  long read(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length < 7 || length > 40) return NONE;
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    byte fifth = bytes[start + 4];
    long day = NONE;
    if ((fifth == '-' || fifth == '/') && digits(4, 4)) day = yearFirst(fifth);
    if (day == NONE) {
      at = start;
      day = dayFirst();
    }
    if (day == NONE) {
      at = start;
      day = monthFirst();
    }
    if (day == NONE) return NONE;
    return at == end ? day * Times.DAY : timeOfDay(day);
  }

  private int number;

  /// Reads between so many digits into [#number].
  private boolean digits(int least, int most) {
    int first = at;
    int value = 0;
    while (at < end && at - first < most && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at++] - '0';
    }
    number = value;
    return at - first >= least;
  }

  private boolean take(char character) {
    if (at >= end || bytes[at] != character) return false;
    at++;
    return true;
  }

  private long yearFirst(byte separator) {
    int year = number;
    at++;
    if (!digits(1, 2)) return NONE;
    int month = number;
    if (at == end) return separator == '-' && year >= 1000 ? day(year, month, 1) : NONE;
    return take((char) separator) && digits(1, 2) ? day(year, month, number) : NONE;
  }

  private long dayFirst() {
    if (!digits(1, 2)) return NONE;
    int day = number;
    if (take('.')) {
      if (!digits(1, 2)) return NONE;
      int month = number;
      return take('.') && digits(4, 4) ? day(number, month, day) : NONE;
    }
    boolean dash = take('-');
    if (!dash && !take(' ')) return NONE;
    int month = month();
    if (month == 0 || !take(dash ? '-' : ' ')) return NONE;
    return digits(4, 4) ? day(number, month, day) : NONE;
  }

  private long monthFirst() {
    int month = month();
    if (month == 0 || !take(' ') || !digits(1, 2)) return NONE;
    int day = number;
    take(',');
    return take(' ') && digits(4, 4) ? day(number, month, day) : NONE;
  }

  private int month() {
    int first = at;
    while (at < end && (bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z') at++;
    for (int month = 0; month < MONTHS.length && at - first >= 3; month++) {
      String name = MONTHS[month];
      boolean brief = at - first == 3 && NumberCell.is(name.substring(0, 3), bytes, first, at);
      if (brief || NumberCell.is(name, bytes, first, at)) return month + 1;
    }
    return 0;
  }

  /// Days since 1970-01-01 in the Gregorian calendar, [#NONE] when there is no such day.
  private static long day(int year, int month, int day) {
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return NONE;
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int length =
        switch (month) {
          case 2 -> leap ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    if (day > length) return NONE;
    int shifted = month > 2 ? year : year - 1;
    long era = Math.floorDiv(shifted, 400);
    int ofEra = shifted - (int) era * 400;
    int ofYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return era * 146_097 + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
  }

  private long timeOfDay(long day) {
    if (!take('T') && !take('t') && !take(' ')) return NONE;
    if (!digits(1, 2) || number > 23) return NONE;
    long seconds = number * 3600L;
    if (!take(':') || !digits(2, 2) || number > 59) return NONE;
    seconds += number * 60L;
    long micros = 0;
    if (take(':')) {
      if (!digits(2, 2) || number > 60) return NONE;
      seconds += Math.min(number, 59);
      if (take('.') || take(',')) micros = fraction();
      if (micros < 0) return NONE;
    }
    long offset = offset();
    if (offset == NONE || at != end) return NONE;
    return day * Times.DAY + (seconds - offset) * 1_000_000L + micros;
  }

  private long fraction() {
    int first = at;
    long micros = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      if (at - first < 6) micros = micros * 10 + bytes[at] - '0';
      at++;
    }
    int count = at - first;
    for (int i = count; i < 6; i++) {
      micros *= 10;
    }
    return count == 0 || count > 9 ? -1 : micros;
  }

  /// Seconds ahead of UTC, [#NONE] when what follows the time is something else.
  private long offset() {
    if (at == end) return 0;
    take(' ');
    if (take('Z') || take('z')) return 0;
    if (end - at == 3 && NumberCell.is("utc", bytes, at, end)) {
      at = end;
      return 0;
    }
    boolean behind = take('-');
    if (!behind && !take('+')) return NONE;
    if (!digits(2, 2) || number > 18) return NONE;
    long seconds = number * 3600L;
    if (at < end) {
      take(':');
      if (!digits(2, 2) || number > 59) return NONE;
      seconds += number * 60L;
    }
    return behind ? -seconds : seconds;
  }
}
