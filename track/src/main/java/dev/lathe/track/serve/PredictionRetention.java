package dev.lathe.track.serve;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Dialect;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Takes predictions that are older than anybody needs away for good, with their truths; the
/// numbers of [Health] stay.
///
/// On PostgreSQL whole months go, as soon as all of a month is old enough; on SQLite some thousand
/// rows at a time, so that others write in between.
public final class PredictionRetention {
  private static final int AT_A_TIME = 5_000;

  private final Database database;
  private final PredictionLog log;

  /// Of this log.
  public PredictionRetention(Database database, PredictionLog log) {
    this.database = database;
    this.log = log;
  }

  /// What would be taken away.
  ///
  /// @param before what was answered earlier than this
  /// @param answers how many answers, shadows' too
  public record Preview(Instant before, long answers) {}

  /// What taking away everything that is so old would take.
  ///
  /// @throws StoreException when the clock is behind the newest prediction, so that ages cannot be
  ///   told; a clock that was far ahead once has made one of a day that is still to come
  public Preview preview(Duration age) {
    if (age.isNegative()) throw new IllegalArgumentException("an age is not negative, got " + age);
    Instant now = database.now();
    return database.read(session -> {
      checkClock(session, now);
      Instant before = reach(session.dialect(), now.minus(age));
      return new Preview(
          before,
          session.number("select count(*) from predictions where id < ?", Months.from(before)));
    });
  }

  /// What can be reached of a time: where parts go, the beginning of its month.
  private static Instant reach(Dialect dialect, Instant before) {
    return switch (dialect) {
      case SQLITE -> before;
      case POSTGRESQL -> Months.month(before).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    };
  }

  private static void checkClock(Session session, Instant now) throws SQLException {
    Optional<String> newest =
        session.row("select id from predictions order by id desc limit 1", row -> row.text("id"));
    if (newest.isEmpty()) return;
    Instant time = Months.time(newest.get());
    if (time.isAfter(now.plus(Duration.ofMinutes(1)))) {
      throw StoreException.state(
          "the clock says %s but there is a prediction of %s, so ages cannot be told; set the clock if it is behind, and if it is right, one that was ahead made that: then predictions can be taken away again from %s on"
              .formatted(now, time, time));
    }
  }

  /// Takes away what a preview showed.
  ///
  /// @return how many answers went
  public long purge(Preview preview) {
    return switch (database.dialect()) {
      case SQLITE -> rows(preview);
      case POSTGRESQL -> months(preview);
    };
  }

  private long rows(Preview preview) {
    String before = Months.from(preview.before());
    long gone = 0;
    while (true) {
      Optional<String> last =
          database.read(session -> {
            List<String> ids =
                session.rows(
                    "select id from predictions where id < ? order by id limit ?",
                    row -> row.text("id"),
                    before,
                    AT_A_TIME);
            return ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast());
          });
      if (last.isEmpty()) return gone;
      gone +=
          database.write(session -> {
            session.run("delete from outcomes where id <= ?", last.get());
            session.run("delete from truths where id <= ?", last.get());
            return session.run("delete from predictions where id <= ?", last.get());
          });
    }
  }

  private long months(Preview preview) {
    long gone = 0;
    for (YearMonth month : database.read(Months::all)) {
      if (!month.isBefore(Months.month(preview.before()))) continue;
      gone +=
          database.write(session -> {
            long rows = session.number("select count(*) from " + Months.part("predictions", month));
            for (String table : Months.TABLES) {
              session.run("drop table " + Months.part(table, month));
            }
            return rows;
          });
    }
    log.months().forget();
    return gone;
  }
}
