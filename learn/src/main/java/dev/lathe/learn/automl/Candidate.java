package dev.lathe.learn.automl;

import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/// One who competes.
///
/// @param name unique among the candidates
/// @param learner with all its settings
record Candidate(String name, Learner<?> learner) {
  /// A candidate of this learner with these settings, begun from this seed.
  static Candidate of(String name, String learner, Map<String, String> settings, long seed) {
    Record chosen = (Record) Catalogue.learner(learner, settings);
    if (Settings.has(chosen, "seed") && !settings.containsKey("seed")) {
      chosen = Settings.with(chosen, "seed", Long.toString(seed));
    }
    return new Candidate(name, (Learner<?>) chosen);
  }

  /// Whether this is what any model must beat.
  boolean isBaseline() {
    return learner.name().equals(Portfolio.BASELINE);
  }

  /// The settings that differ from the learner's defaults.
  Map<String, String> changed() {
    Map<String, String> defaults = Settings.values((Record) Catalogue.learner(learner.name()));
    Map<String, String> changed = new LinkedHashMap<>();
    Settings.values((Record) learner)
        .forEach((key, value) -> {
          if (!value.equals(defaults.get(key)) && !key.equals("seed")) changed.put(key, value);
        });
    return changed;
  }
}
