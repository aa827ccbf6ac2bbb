package dev.lathe.track.backup;

import dev.lathe.track.database.Dialect;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a backup holds.
///
/// @param made when it was made
/// @param from which database it was made of
/// @param schema version of the tables
/// @param rows how many of each table
/// @param contents how many contents, such as models
/// @param bytes how many bytes they have
public record Holding(
    Instant made, Dialect from, long schema, Map<String, Long> rows, long contents, long bytes) {
  /// Copies the map.
  public Holding {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /// How many rows all tables have.
  public long allRows() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
