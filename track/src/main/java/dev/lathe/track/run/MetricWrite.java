package dev.lathe.track.run;

import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes figures: into `points`, numbered as they come, with `metrics` and `blocks` kept true.
///
/// A block of level 1 sums up [#FAN] points, one of a higher level as many blocks of the level
/// below. It is written when it is full and never changed; what is left over at the end of a level
/// is read from the level below. Its mean is kept as a sum of values divided by the block's size
/// beforehand, which no values make overflow; `NaN`s add nothing and are not counted as figures.
final class MetricWrite {
  /// How many points or blocks a block sums up; the statements say it too.
  static final int FAN = 16;

  private final Session session;
  private final long run;

  private MetricWrite(Session session, long run) {
    this.session = session;
    this.run = run;
  }

  static void of(Session session, long run, List<MetricPoint> points) throws SQLException {
    var byName = new LinkedHashMap<String, Set<MetricPoint>>();
    for (MetricPoint point : points) {
      byName.computeIfAbsent(point.metric(), _ -> new LinkedHashSet<>()).add(point);
    }
    var write = new MetricWrite(session, run);
    for (var metric : byName.entrySet()) write.write(metric.getKey(), metric.getValue());
  }

  private void write(String name, Set<MetricPoint> points) throws SQLException {
    Standing before =
        session
            .row(
                "select key, points, step, time, value, low, high, newest from metrics"
                    + " where run = ? and name = ?",
                Standing::of,
                run,
                name)
            .orElse(Standing.NONE);
    List<MetricPoint> fresh = fresh(before, points);
    if (fresh.isEmpty()) return;
    Standing after = before.with(fresh);
    if (before.points == 0) after = after.key(insert(name, after));
    else update(after);
    insert(after.key, before.points, fresh);
    blocks(after.key, before.points, after.points);
  }

  /// Where a metric stands.
  private record Standing(
      long key,
      long points,
      long step,
      long time,
      double value,
      double low,
      double high,
      long newest) {
    static final Standing NONE =
        new Standing(0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Long.MIN_VALUE);

    static Standing of(ResultRow row) throws SQLException {
      return new Standing(
          row.number("key"),
          row.number("points"),
          row.number("step"),
          row.number("time"),
          row.figure("value"),
          row.figure("low"),
          row.figure("high"),
          row.number("newest"));
    }

    Standing key(long key) {
      return new Standing(key, points, step, time, value, low, high, newest);
    }

    Standing with(List<MetricPoint> fresh) {
      long step = this.step;
      long time = this.time;
      double value = this.value;
      double low = this.low;
      double high = this.high;
      long newest = this.newest;
      boolean first = points == 0;
      for (MetricPoint point : fresh) {
        long now = point.time().toEpochMilli();
        if (first || point.step() > step || (point.step() == step && now >= time)) {
          step = point.step();
          time = now;
          value = point.value();
          first = false;
        }
        newest = Math.max(newest, now);
        if (!(low <= point.value()) && !Double.isNaN(point.value())) low = point.value();
        if (!(high >= point.value()) && !Double.isNaN(point.value())) high = point.value();
      }
      return new Standing(key, points + fresh.size(), step, time, value, low, high, newest);
    }
  }

  /// The points that are not there yet. Most come later than all before them, which one look at the
  /// metric tells.
  private List<MetricPoint> fresh(Standing before, Set<MetricPoint> points) throws SQLException {
    var fresh = new ArrayList<MetricPoint>(points.size());
    var doubtful = new ArrayList<MetricPoint>();
    for (MetricPoint point : points) {
      boolean later =
          before.points == 0
              || point.step() > before.step
              || point.time().toEpochMilli() > before.newest;
      (later ? fresh : doubtful).add(point);
    }
    if (doubtful.isEmpty()) return fresh;
    Set<MetricPoint> there = there(before, doubtful);
    fresh.clear();
    for (MetricPoint point : points) if (!there.contains(point)) fresh.add(point);
    return fresh;
  }

  /// Those of the points that are there, looked for in the blocks whose steps and times reach them.
  private Set<MetricPoint> there(Standing before, List<MetricPoint> points) throws SQLException {
    String name = points.getFirst().metric();
    long firstStep = points.stream().mapToLong(MetricPoint::step).min().orElseThrow();
    long lastStep = points.stream().mapToLong(MetricPoint::step).max().orElseThrow();
    long firstTime = points.stream().mapToLong(p -> p.time().toEpochMilli()).min().orElseThrow();
    long lastTime = points.stream().mapToLong(p -> p.time().toEpochMilli()).max().orElseThrow();
    var there = new HashSet<MetricPoint>();
    there.addAll(
        session.rows(
            "select p.step, p.time, p.value from blocks b join points p on p.metric = b.metric"
                + " and p.position >= b.position * 16 and p.position < b.position * 16 + 16"
                + " where b.metric = ? and b.level = 1 and b.last_step >= ? and b.first_step <= ?"
                + " and b.last_time >= ? and b.first_time <= ?"
                + " and p.step >= ? and p.step <= ? and p.time >= ? and p.time <= ?",
            row -> point(name, row),
            before.key,
            firstStep,
            lastStep,
            firstTime,
            lastTime,
            firstStep,
            lastStep,
            firstTime,
            lastTime));
    there.addAll(
        session.rows(
            "select step, time, value from points where metric = ? and position >= ?",
            row -> point(name, row),
            before.key,
            before.points / FAN * FAN));
    return there;
  }

  static MetricPoint point(String name, ResultRow row) throws SQLException {
    return new MetricPoint(name, row.number("step"), row.time("time"), row.figure("value"));
  }

  private long insert(String name, Standing standing) throws SQLException {
    return session.number(
        "insert into metrics (run, name, points, step, time, value, low, high, newest)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning key",
        run,
        name,
        standing.points,
        standing.step,
        standing.time,
        standing.value,
        standing.low,
        standing.high,
        standing.newest);
  }

  private void update(Standing standing) throws SQLException {
    session.run(
        "update metrics set points = ?, step = ?, time = ?, value = ?, low = ?, high = ?, newest = ?"
            + " where key = ?",
        standing.points,
        standing.step,
        standing.time,
        standing.value,
        standing.low,
        standing.high,
        standing.newest,
        standing.key);
  }

  private void insert(long metric, long from, List<MetricPoint> points) throws SQLException {
    var rows = new ArrayList<Object[]>(points.size());
    long position = from;
    for (MetricPoint point : points) {
      rows.add(
          new Object[] {
            metric, position++, point.step(), point.time().toEpochMilli(), point.value()
          });
    }
    session.batch(
        "insert into points (metric, position, step, time, value) values (?, ?, ?, ?, ?)", rows);
  }

  /// Sums up what has become full, level by level.
  private void blocks(long metric, long before, long after) throws SQLException {
    long from = before / FAN;
    long to = after / FAN;
    if (from == to) return;
    session.run(
        "insert into blocks (metric, level, position, first_step, last_step, first_time, last_time,"
            + " low, high, mean_share, figures)"
            + " select metric, 1, position / 16, min(step), max(step), min(time), max(time),"
            + " min(value), max(value), sum(value / 16), count(value) from points"
            + " where metric = ? and position >= ? and position < ?"
            + " group by metric, position / 16",
        metric,
        from * FAN,
        to * FAN);
    for (long level = 2; from / FAN != to / FAN; level++) {
      from /= FAN;
      to /= FAN;
      session.run(
          "insert into blocks (metric, level, position, first_step, last_step, first_time,"
              + " last_time, low, high, mean_share, figures)"
              + " select metric, level + 1, position / 16, min(first_step), max(last_step),"
              + " min(first_time), max(last_time), min(low), max(high), sum(mean_share / 16), sum(figures)"
              + " from blocks where metric = ? and level = ? and position >= ? and position < ?"
              + " group by metric, level, position / 16",
          metric,
          level - 1,
          from * FAN,
          to * FAN);
    }
  }
}
