package dev.lathe.track.serve;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the system, a deployment or a version is doing: the last 24 hours to the minute, hour by
/// hour, and the 24 hours before.
public final class Health {
  private static final int HOURS = 24;
  private static final long HOUR = 60;
  private static final String FROM =
      "select minute, bucket, sum(predictions) as predictions, sum(size) as size,"
          + " sum(failures) as failures, sum(latency) as latency, max(slowest) as slowest"
          + " from traffic t where minute > ? and minute <= ?";

  private static final String VERSION =
      " and exists (select 1 from arms a where a.deployment = t.deployment"
          + " and a.split = t.split and a.position = t.arm and a.version = ?)";

  private final Database database;

  /// In this database.
  public Health(Database database) {
    this.database = database;
  }

  /// Everything that answers.
  public Report system() {
    return database.read(session -> report(cells(session, "")));
  }

  /// What a deployment answers; shadows' answers too.
  public Report of(DeploymentName name) {
    return database.read(session ->
        report(cells(session, " and t.deployment = ?", Deployments.row(session, name).key())));
  }

  /// What a version answers, wherever it does.
  ///
  /// @param version its id
  public Report of(String version) {
    return of(List.of(version));
  }

  /// What versions answer together, such as all of a model, wherever they do.
  ///
  /// @param versions their ids
  public Report of(Collection<String> versions) {
    for (String version : versions) Text.value("a version's id", version, Text.NAME);
    return database.read(session -> {
      var cells = new ArrayList<Cell>();
      for (String version : versions) cells.addAll(cells(session, VERSION, version));
      return report(cells);
    });
  }

  /// How many predictions a version has answered in a deployment, ever; also as a shadow.
  ///
  /// @param version its id
  public long answered(DeploymentName name, String version) {
    Text.value("a version's id", version, Text.NAME);
    return database.read(session ->
        session.number(
            "select coalesce(sum(t.predictions), 0) from traffic t join arms a"
                + " on a.deployment = t.deployment and a.split = t.split and a.position = t.arm"
                + " where t.deployment = ? and a.version = ?",
            Deployments.row(session, name).key(),
            version));
  }

  /// How it is doing.
  ///
  /// @param day the last 24 hours
  /// @param before the 24 hours before
  /// @param hours the last 24 hours one by one, the latest last
  public record Report(Stretch day, Stretch before, List<Stretch> hours) {
    /// Copies the list.
    public Report {
      hours = List.copyOf(hours);
    }

    /// How many times as many predictions as in the 24 hours before; `NaN` where there were none.
    public double trend() {
      return before.predictions() == 0
          ? Double.NaN
          : day.predictions() / (double) before.predictions();
    }
  }

  /// A stretch of time.
  ///
  /// @param from its beginning
  /// @param predictions how many were answered or failed
  /// @param rows how many rows they had
  /// @param failures how many failed
  /// @param latency how long they took
  public record Stretch(Instant from, long predictions, long rows, long failures, Latency latency) {
    /// The share that failed, `[0, 1]`; `NaN` where there was none.
    public double failing() {
      return predictions == 0 ? Double.NaN : failures / (double) predictions;
    }
  }

  /// How long predictions took. Quantiles are the end of the half octave that they lie in, so at
  /// most 42 % too long.
  ///
  /// @param mean of all
  /// @param median half took no longer
  /// @param p95 95 of a hundred took no longer
  /// @param p99 99 of a hundred took no longer
  /// @param slowest the longest
  public record Latency(
      Duration mean, Duration median, Duration p95, Duration p99, Duration slowest) {}

  private record Cell(long minute, int bucket, Sums sums) {}

  private record Sums(long predictions, long rows, long failures, long latency, long slowest) {}

  private long now() {
    return Math.floorDiv(database.now().toEpochMilli(), 60_000);
  }

  private List<Cell> cells(Session session, String which, Object... values) throws SQLException {
    long now = now();
    Object[] all = new Object[values.length + 2];
    all[0] = now - 2 * HOURS * HOUR;
    all[1] = now;
    System.arraycopy(values, 0, all, 2, values.length);
    return session.rows(
        FROM + which + " group by minute, bucket",
        row ->
            new Cell(
                row.number("minute"),
                (int) row.number("bucket"),
                new Sums(
                    row.number("predictions"),
                    row.number("size"),
                    row.number("failures"),
                    row.number("latency"),
                    row.number("slowest"))),
        all);
  }

  private Report report(List<Cell> cells) {
    long now = now();
    var hours = new ArrayList<Stretch>();
    for (int hour = HOURS; hour > 0; hour--) {
      hours.add(stretch(cells, now - hour * HOUR, now - (hour - 1) * HOUR));
    }
    return new Report(
        stretch(cells, now - HOURS * HOUR, now),
        stretch(cells, now - 2 * HOURS * HOUR, now - HOURS * HOUR),
        hours);
  }

  private static Stretch stretch(List<Cell> cells, long after, long until) {
    long predictions = 0;
    long rows = 0;
    long failures = 0;
    long latency = 0;
    long slowest = 0;
    var buckets = new TreeMap<Integer, Long>();
    for (Cell cell : cells) {
      if (cell.minute() <= after || cell.minute() > until) continue;
      predictions += cell.sums().predictions();
      rows += cell.sums().rows();
      failures += cell.sums().failures();
      latency += cell.sums().latency();
      slowest = Math.max(slowest, cell.sums().slowest());
      buckets.merge(cell.bucket(), cell.sums().predictions(), Long::sum);
    }
    return new Stretch(
        Instant.ofEpochMilli((after + 1) * 60_000),
        predictions,
        rows,
        failures,
        new Latency(
            micros(predictions == 0 ? 0 : latency / (double) predictions),
            quantile(buckets, predictions, 0.5, slowest),
            quantile(buckets, predictions, 0.95, slowest),
            quantile(buckets, predictions, 0.99, slowest),
            micros((double) slowest)));
  }

  private static Duration quantile(
      SortedMap<Integer, Long> buckets, long predictions, double share, long slowest) {
    long seen = 0;
    for (var bucket : buckets.entrySet()) {
      seen += bucket.getValue();
      if (seen >= share * predictions) {
        return micros(Math.min((double) slowest, Traffic.end(bucket.getKey())));
      }
    }
    return Duration.ZERO;
  }

  private static Duration micros(double micros) {
    return Duration.ofNanos(Math.round(micros * 1000));
  }
}
