package dev.lathe.track.registry;

import dev.lathe.track.database.Text;

/// A rung of the ladder that versions stand on.
///
/// @param name such as `production`
/// @param single whether one version of a model stands on it at a time
public record Stage(String name, boolean single) {
  private static final int LONGEST = 60;

  /// Refuses what cannot be a name.
  public Stage {
    Text.name("stage", name, LONGEST);
    if (Character.isDigit(name.charAt(0)) || name.startsWith("@")) {
      throw new IllegalArgumentException(
          "the stage name '%s' looks like a version; let it begin with a letter"
              .formatted(Text.shown(name)));
    }
  }
}
