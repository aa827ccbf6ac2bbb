package dev.lathe.track.run;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.List;

/// Reads the figures of runs.
public final class MetricHistory {
  /// The most points that are read at one time.
  public static final int MOST = 25_000;

  /// The most buckets that a history is summed up in.
  public static final int MOST_BUCKETS = 10_000;

  private static final String SELECT =
      "select key, name, points, step, time, value, low, high from metrics where run = ?";

  private final Database database;

  /// Of the runs in this database.
  public MetricHistory(Database database) {
    this.database = database;
  }

  /// Where every metric of a run stands, by name.
  public List<LatestMetric> latest(String run) {
    return database.read(session ->
        session.rows(
            SELECT + " order by name",
            row ->
                new LatestMetric(
                    MetricWrite.point(row.text("name"), row),
                    row.figure("low"),
                    row.figure("high"),
                    row.number("points")),
            Runs.key(session, run).number()));
  }

  /// The points of a metric in the order in which they came.
  ///
  /// @param skip how many to pass over, which is how many were read before
  /// @param most how many to read, up to [#MOST]
  /// @throws StoreException when the run has no such metric
  public List<MetricPoint> points(String run, String metric, long skip, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s points can be read at a time, got %s".formatted(MOST, most));
    }
    return database.read(session ->
        session.rows(
            "select step, time, value from points where metric = ? and position >= ?"
                + " order by position limit ?",
            row -> MetricWrite.point(metric, row),
            series(session, run, metric).key(),
            skip,
            most));
  }

  /// A metric's history summed up in stretches of equal width, in the order of steps; stretches
  /// without points are left out.
  ///
  /// The lowest and highest of every stretch are exact but for its edges, which lie where blocks of
  /// points do: a block belongs to the stretch its first step is in.
  ///
  /// **Cost.** At most 16 rows a bucket, however long the history.
  ///
  /// @param steps which steps; all of them with [Steps#ALL]
  /// @param buckets at most how many stretches, up to [#MOST_BUCKETS]
  /// @throws StoreException when the run has no such metric
  public List<Bucket> shape(String run, String metric, Steps steps, int buckets) {
    if (buckets < 1 || buckets > MOST_BUCKETS) {
      throw new IllegalArgumentException(
          "a history is summed up in 1 to %s buckets, got %s".formatted(MOST_BUCKETS, buckets));
    }
    List<Bucket> parts =
        database.read(session -> {
          Series series = series(session, run, metric);
          return new Blocks(session, series.key(), series.points()).parts(steps, buckets);
        });
    return Stretches.of(parts, buckets);
  }

  /// Steps from one to another, both included.
  public record Steps(long first, long last) {
    /// Every step there is.
    public static final Steps ALL = new Steps(Long.MIN_VALUE, Long.MAX_VALUE);

    /// Refuses a range that ends before it begins.
    public Steps {
      if (first > last) {
        throw new IllegalArgumentException(
            "steps go from the lower to the higher, got %s to %s".formatted(first, last));
      }
    }
  }

  private record Series(long key, long points) {}

  private static Series series(Session session, String run, String metric) throws SQLException {
    return session
        .row(
            SELECT + " and name = ?",
            row -> new Series(row.number("key"), row.number("points")),
            Runs.key(session, run).number(),
            metric)
        .orElseThrow(() ->
            StoreException.absent("run %s has no metric '%s'".formatted(run, Text.shown(metric))));
  }
}
