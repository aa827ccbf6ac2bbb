package dev.lathe.testing;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Settings;
import java.util.Map;

/// Learners with settings that make them quick.
final class Quick {
  private static final Map<String, String> SETTINGS =
      Map.of("trees", "12", "patience", "4", "rounds", "12", "bags", "3");

  private Quick() {}

  static Learner<?> of(Learner<?> learner) {
    Record settings = (Record) learner;
    for (var setting : SETTINGS.entrySet()) {
      if (Settings.has(settings, setting.getKey())) {
        settings = Settings.with(settings, setting.getKey(), setting.getValue());
      }
    }
    return (Learner<?>) settings;
  }
}
