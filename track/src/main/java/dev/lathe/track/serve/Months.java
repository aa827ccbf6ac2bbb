package dev.lathe.track.serve;

import dev.lathe.track.database.Dialect;
import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The parts that tables of predictions have on PostgreSQL, one for each month. A row is in the
/// part of its id, which begins with the time.
public final class Months {
  /// Ids up to the year 2527.
  private static final Pattern ID =
      Pattern.compile("0[0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// The tables that have parts.
  static final List<String> TABLES = List.of("predictions", "truths", "outcomes");

  private static final int DIGITS = 12;

  private final Set<YearMonth> there = ConcurrentHashMap.newKeySet();

  /// None that it knows of yet.
  public Months() {}

  /// Makes the part that a row of a table is put into, if that has parts and nobody has made it.
  ///
  /// @param id of the row
  /// @throws IllegalArgumentException when it is no id of a prediction
  public void room(Session session, String table, Object id) throws SQLException {
    if (!TABLES.contains(table)) return;
    if (!(id instanceof String text) || !ID.matcher(text).matches()) {
      throw new IllegalArgumentException("a row of %s has no id".formatted(table));
    }
    YearMonth month = of(text);
    make(session, month);
    made(month);
  }

  /// The month of an id.
  static YearMonth of(String id) {
    return month(time(id));
  }

  static YearMonth month(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }

  /// The time that an id begins with.
  static Instant time(String id) {
    String hex = id.replace("-", "").substring(0, DIGITS);
    return Instant.ofEpochMilli(Long.parseLong(hex, 16));
  }

  /// What stands before every id of this time or later, and behind every id before.
  static String from(Instant time) {
    String hex = String.format(Locale.ROOT, "%012x", Math.max(0, time.toEpochMilli()));
    return hex.substring(0, 8) + "-" + hex.substring(8);
  }

  private static String from(YearMonth month) {
    return from(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  /// Makes the part of a month, if nobody has.
  void make(Session session, YearMonth month) throws SQLException {
    if (session.dialect() == Dialect.SQLITE || there.contains(month)) return;
    for (String table : TABLES) {
      // Nothing here comes from a user: the table is one of ours and the rest are digits.
      session.run(
          "create table if not exists %s partition of %s for values from ('%s') to ('%s')"
              .formatted(part(table, month), table, from(month), from(month.plusMonths(1))));
    }
  }

  /// Notes that the part of a month is kept.
  void made(YearMonth month) {
    there.add(month);
  }

  /// Forgets what it knew, as parts are being taken away.
  void forget() {
    there.clear();
  }

  /// The months that have parts.
  static List<YearMonth> all(Session session) throws SQLException {
    return session
        .rows(
            "select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                + " join pg_class p on p.oid = i.inhparent where p.relname = 'predictions'",
            row -> row.text("name"))
        .stream()
        .map(name -> YearMonth.parse(name.substring(name.length() - 7).replace('_', '-')))
        .sorted()
        .toList();
  }

  static String part(String table, YearMonth month) {
    return "%s_%s".formatted(table, month.toString().replace('-', '_'));
  }
}
