package dev.lathe.track.run;

import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  private static final int SHORT_LIST = 16;
  private static final int LONG_LIST = 250;

  private final Session session;
  private final long run;

  private MetricWrite(Session session, long run) {
    this.session = session;
    this.run = run;
  }

  static void of(Session session, long run, List<MetricPoint> points) throws SQLException {
    if (points.isEmpty()) return;
    var byName = new LinkedHashMap<String, Set<MetricPoint>>();
    for (MetricPoint point : points) {
      byName.computeIfAbsent(point.metric(), _ -> new LinkedHashSet<>()).add(point);
    }
    new MetricWrite(session, run).write(byName);
  }

  private void write(Map<String, Set<MetricPoint>> byName) throws SQLException {
    Map<String, Standing> before = standings(List.copyOf(byName.keySet()));
    var fresh = new LinkedHashMap<String, List<MetricPoint>>();
    for (var metric : byName.entrySet()) {
      Standing standing = before.getOrDefault(metric.getKey(), Standing.NONE);
      List<MetricPoint> points = fresh(standing, metric.getValue());
      if (!points.isEmpty()) fresh.put(metric.getKey(), points);
    }
    Map<String, Standing> after = stand(before, fresh);
    insert(after, fresh);
    for (String name : fresh.keySet()) {
      Standing standing = standing(after, name);
      blocks(standing.key, standing.points - count(fresh, name), standing.points);
    }
  }

  private static Standing standing(Map<String, Standing> standings, String name) {
    Standing standing = standings.get(name);
    if (standing == null) throw new IllegalStateException("metric " + name + " was not written");
    return standing;
  }

  private static long count(Map<String, List<MetricPoint>> fresh, String name) {
    return fresh.getOrDefault(name, List.of()).size();
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

    /// What a statement is told: where it stands, then which it is.
    Object[] values(Object... which) {
      var values = new ArrayList<Object>(List.of(points, step, time, value, low, high, newest));
      values.addAll(List.of(which));
      return values.toArray();
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

  /// Where metrics of the run stand, some hundred at a time; the lists have one of few lengths, so
  /// that there are few statements to prepare.
  private Map<String, Standing> standings(List<String> names) throws SQLException {
    var standings = new HashMap<String, Standing>();
    for (int from = 0; from < names.size(); from += LONG_LIST) {
      List<String> part = names.subList(from, Math.min(names.size(), from + LONG_LIST));
      int length = part.size() == 1 ? 1 : part.size() <= SHORT_LIST ? SHORT_LIST : LONG_LIST;
      var values = new Object[length + 1];
      values[0] = run;
      for (int i = 0; i < length; i++) values[i + 1] = part.get(Math.min(i, part.size() - 1));
      session.rows(
          "select key, name, points, step, time, value, low, high, newest from metrics"
              + " where run = ? and name in (?"
              + ", ?".repeat(length - 1)
              + ")",
          row -> standings.put(row.text("name"), Standing.of(row)),
          values);
    }
    return standings;
  }

  /// Writes where metrics stand with their fresh points.
  private Map<String, Standing> stand(
      Map<String, Standing> before, Map<String, List<MetricPoint>> fresh) throws SQLException {
    var after = new HashMap<String, Standing>();
    var created = new ArrayList<Object[]>();
    var updated = new ArrayList<Object[]>();
    var names = new ArrayList<String>();
    for (var metric : fresh.entrySet()) {
      String name = metric.getKey();
      Standing there = before.get(name);
      Standing now = (there == null ? Standing.NONE : there).with(metric.getValue());
      if (there == null) {
        names.add(name);
        created.add(now.values(run, name));
      } else {
        updated.add(now.values(now.key));
        after.put(name, now);
      }
    }
    session.batch(
        "insert into metrics (points, step, time, value, low, high, newest, run, name)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        created);
    session.batch(
        "update metrics set points = ?, step = ?, time = ?, value = ?, low = ?, high = ?, newest = ?"
            + " where key = ?",
        updated);
    after.putAll(standings(names));
    return after;
  }

  private void insert(Map<String, Standing> after, Map<String, List<MetricPoint>> fresh)
      throws SQLException {
    var rows = new ArrayList<Object[]>();
    for (var metric : fresh.entrySet()) {
      Standing standing = standing(after, metric.getKey());
      long position = standing.points - metric.getValue().size();
      for (MetricPoint point : metric.getValue()) {
        rows.add(
            new Object[] {
              standing.key, position++, point.step(), point.time().toEpochMilli(), point.value()
            });
      }
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
