package dev.lathe.track.run;

import dev.lathe.track.database.Text;
import java.util.List;
import java.util.Map;

/// What is recorded of a run at one time, whole or not at all.
///
/// @param params what the run was told; each is written once
/// @param points figures
/// @param tags what is noted about it; the latest word counts
/// @param inputs data sets it read
public record Batch(
    Map<String, String> params,
    List<MetricPoint> points,
    Map<String, String> tags,
    List<RunInput> inputs) {
  /// The longest value of a parameter, in UTF-16 units.
  public static final int LONGEST_PARAM = 6_000;

  /// The longest value of a tag, in UTF-16 units.
  public static final int LONGEST_TAG = 8_000;

  /// The most points and the most of everything else that are written at one time.
  public static final int MOST = 100_000;

  /// Nothing yet.
  public static final Batch EMPTY = new Batch(Map.of(), List.of(), Map.of(), List.of());

  /// Copies everything and refuses what no table could keep.
  public Batch {
    params = Map.copyOf(params);
    points = List.copyOf(points);
    tags = Map.copyOf(tags);
    inputs = List.copyOf(inputs);
    long size = (long) params.size() + points.size() + tags.size() + inputs.size();
    if (size > MOST) {
      throw new IllegalArgumentException(
          "at most %s things are written at one time, got %s; write them in parts"
              .formatted(MOST, size));
    }
    params.forEach((name, value) -> check("parameter", name, value, LONGEST_PARAM));
    tags.forEach((name, value) -> check("tag", name, value, LONGEST_TAG));
    for (RunInput input : inputs) {
      Text.name("role", input.role());
      Text.value("a data set's name", input.origin().source(), LONGEST_PARAM);
      Text.value("a data set's hash", input.origin().hash(), Text.NAME);
    }
  }

  private static void check(String what, String name, String value, int longest) {
    Text.name(what, name);
    Text.value("the %s '%s'".formatted(what, name), value, longest);
  }

  /// This batch with other parameters.
  public Batch params(Map<String, String> params) {
    return new Batch(params, points, tags, inputs);
  }

  /// This batch with other points.
  public Batch points(List<MetricPoint> points) {
    return new Batch(params, points, tags, inputs);
  }

  /// This batch with other tags.
  public Batch tags(Map<String, String> tags) {
    return new Batch(params, points, tags, inputs);
  }

  /// This batch with other inputs.
  public Batch inputs(List<RunInput> inputs) {
    return new Batch(params, points, tags, inputs);
  }
}
