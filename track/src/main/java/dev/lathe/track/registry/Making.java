package dev.lathe.track.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a model was made.
///
/// @param learner name of its learner
/// @param settings the learner's settings
/// @param recipe the kinds of its steps in order; not what they learned from the data
public record Making(String learner, Map<String, String> settings, List<String> recipe) {
  /// Copies the map and the list.
  public Making {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    recipe = List.copyOf(recipe);
  }
}
