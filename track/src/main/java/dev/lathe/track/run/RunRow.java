package dev.lathe.track.run;

import java.util.Map;

/// A run with what was asked for of it; what it does not have is not in the maps.
///
/// @param run the run
/// @param metrics the latest figures by name
/// @param params what it was told by name
/// @param tags what was noted by name
public record RunRow(
    Run run, Map<String, Double> metrics, Map<String, String> params, Map<String, String> tags) {
  /// Copies the maps.
  public RunRow {
    metrics = Map.copyOf(metrics);
    params = Map.copyOf(params);
    tags = Map.copyOf(tags);
  }
}
