package dev.lathe.track.run;

import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import dev.lathe.track.run.MetricHistory.Steps;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads a metric at the coarsest level that still tells enough.
final class Blocks {
  private static final String REACH = " and last_step >= ? and first_step <= ?";

  private final Session session;
  private final long metric;
  private final long points;

  Blocks(Session session, long metric, long points) {
    this.session = session;
    this.metric = metric;
    this.points = points;
  }

  /// At least so many parts of these steps, where there are so many points, and at most 16 times as
  /// many and a few; in the order in which the points came.
  List<Bucket> parts(Steps steps, int wanted) throws SQLException {
    int level = 0;
    for (long blocks = points / MetricWrite.FAN; blocks > 0; blocks /= MetricWrite.FAN) level++;
    while (level > 0 && count(level, steps) < wanted) level--;
    if (level == 0 && !steps.equals(Steps.ALL)) return reached(steps);
    var parts = new ArrayList<Bucket>();
    long from = 0;
    for (; level > 0; level--) {
      long size = size(level);
      parts.addAll(blocks(level, from / size, steps));
      from = points / size * size;
    }
    parts.addAll(points(from, steps));
    return parts;
  }

  private static long size(int level) {
    long size = 1;
    for (int below = 0; below < level; below++) size *= MetricWrite.FAN;
    return size;
  }

  private long count(int level, Steps steps) throws SQLException {
    return session.number(
        "select count(*) from blocks where metric = ? and level = ?" + REACH,
        metric,
        level,
        steps.first(),
        steps.last());
  }

  private List<Bucket> blocks(int level, long from, Steps steps) throws SQLException {
    double size = size(level);
    return session.rows(
        "select first_step, last_step, low, high, mean_share, figures from blocks"
            + " where metric = ? and level = ? and position >= ?"
            + REACH
            + " order by position",
        row -> block(row, size),
        metric,
        level,
        from,
        steps.first(),
        steps.last());
  }

  private static Bucket block(ResultRow row, double size) throws SQLException {
    return new Bucket(
        row.number("first_step"),
        row.number("last_step"),
        row.figure("low"),
        row.figure("high"),
        row.figure("mean_share") / (row.number("figures") / size),
        (long) size);
  }

  private List<Bucket> points(long from, Steps steps) throws SQLException {
    return session.rows(
        "select step, value from points where metric = ? and position >= ?"
            + " and step >= ? and step <= ? order by position",
        Blocks::point,
        metric,
        from,
        steps.first(),
        steps.last());
  }

  /// Single points, found by going through those blocks alone that reach these steps.
  private List<Bucket> reached(Steps steps) throws SQLException {
    var found = new ArrayList<Bucket>();
    found.addAll(
        session.rows(
            "select p.step, p.value from blocks b join points p on p.metric = b.metric"
                + " and p.position >= b.position * 16 and p.position < b.position * 16 + 16"
                + " where b.metric = ? and b.level = 1 and b.last_step >= ? and b.first_step <= ?"
                + " and p.step >= ? and p.step <= ? order by p.position",
            Blocks::point,
            metric,
            steps.first(),
            steps.last(),
            steps.first(),
            steps.last()));
    found.addAll(points(points / MetricWrite.FAN * MetricWrite.FAN, steps));
    return found;
  }

  private static Bucket point(ResultRow row) throws SQLException {
    double value = row.figure("value");
    return new Bucket(row.number("step"), row.number("step"), value, value, value, 1);
  }
}
