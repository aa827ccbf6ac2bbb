package dev.lathe.track.serve;

import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// Counts answers by the minute and by how long they took, with the write that keeps them; so that
/// nobody has to go through all of them to tell how a model is doing.
final class Traffic {
  private static final long MINUTE = 60_000;

  /// Buckets of latencies: each ends half an octave above the one before.
  private static final int HALVES = 2;

  /// @param bucket of the latency
  private record Cell(long deployment, long minute, long split, int arm, int bucket) {}

  private static final Comparator<Cell> ORDER =
      Comparator.comparingLong(Cell::deployment)
          .thenComparingLong(Cell::minute)
          .thenComparingLong(Cell::split)
          .thenComparingInt(Cell::arm)
          .thenComparingInt(Cell::bucket);

  private static final class Count {
    long predictions;
    long rows;
    long failures;
    long latency;
    long slowest;
  }

  private final Map<Cell, Count> counts = new TreeMap<>(ORDER);

  /// Counts an answer.
  void add(long deployment, Served served, Instant time) {
    long micros = served.latency().toNanos() / 1000;
    var cell =
        new Cell(
            deployment,
            Math.floorDiv(time.toEpochMilli(), MINUTE),
            served.deployment().split().sequence(),
            served.arm(),
            bucket(micros));
    Count count = counts.computeIfAbsent(cell, _ -> new Count());
    count.predictions++;
    count.rows += served.inputs().rows();
    if (!served.answers().failure().isEmpty()) count.failures++;
    count.latency += micros;
    count.slowest = Math.max(count.slowest, micros);
  }

  static int bucket(long micros) {
    return micros < 1 ? 0 : (int) (HALVES * Math.log((double) micros) / Math.log(2)) + 1;
  }

  /// Where a bucket ends, in microseconds.
  static double end(int bucket) {
    return Math.pow(2, bucket / (double) HALVES);
  }

  void write(Session session) throws SQLException {
    var rows = new ArrayList<Object[]>();
    counts.forEach((cell, count) ->
        rows.add(
            new Object[] {
              cell.deployment(),
              cell.minute(),
              cell.split(),
              cell.arm(),
              cell.bucket(),
              count.predictions,
              count.rows,
              count.failures,
              count.latency,
              count.slowest
            }));
    session.batch(
        "insert into traffic (deployment, minute, split, arm, bucket, predictions, size, failures,"
            + " latency, slowest) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (deployment, minute, split, arm, bucket) do update set"
            + " predictions = traffic.predictions + excluded.predictions,"
            + " size = traffic.size + excluded.size,"
            + " failures = traffic.failures + excluded.failures,"
            + " latency = traffic.latency + excluded.latency,"
            + " slowest = case when traffic.slowest > excluded.slowest then traffic.slowest"
            + " else excluded.slowest end",
        rows);
  }
}
