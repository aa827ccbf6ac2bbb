package dev.lathe.track.run;

import java.util.List;

/// What of runs is looked at beside each other.
///
/// @param metrics names of metrics
/// @param params names of parameters
/// @param tags names of tags
public record RunColumns(List<String> metrics, List<String> params, List<String> tags) {
  /// The most of them.
  public static final int MOST = 1_000;

  /// Copies the lists.
  public RunColumns {
    metrics = List.copyOf(metrics);
    params = List.copyOf(params);
    tags = List.copyOf(tags);
  }

  /// Refuses more than anybody looks at.
  RunColumns readable() {
    int count = metrics.size() + params.size() + tags.size();
    if (count > MOST) {
      throw new IllegalArgumentException(
          "at most %s columns are read at a time, got %s; choose some".formatted(MOST, count));
    }
    return this;
  }
}
