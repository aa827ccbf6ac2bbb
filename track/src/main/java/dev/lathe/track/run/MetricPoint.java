package dev.lathe.track.run;

import dev.lathe.track.database.Text;
import java.time.Instant;

/// A figure at a time.
///
/// @param metric name of what was measured
/// @param step round, or 0 for a single figure
/// @param time when, in whole milliseconds
/// @param value the figure; `NaN` and infinities are kept as they are
public record MetricPoint(String metric, long step, Instant time, double value) {
  /// Refuses a name that cannot be one, and drops what is finer than a millisecond.
  public MetricPoint {
    Text.name("metric", metric);
    time = Instant.ofEpochMilli(time.toEpochMilli());
    value += 0.0; // a negative zero comes back from a table without its sign
  }
}
