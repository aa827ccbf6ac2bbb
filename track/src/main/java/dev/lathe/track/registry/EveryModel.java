package dev.lathe.track.registry;

import dev.lathe.track.database.Text;

/// Every model of a project.
///
/// @param project its name
public record EveryModel(String project) implements Guarded {
  /// Refuses what cannot be a name.
  public EveryModel {
    Text.name("project", project);
  }

  @Override
  public String toString() {
    return "every model of " + project;
  }
}
