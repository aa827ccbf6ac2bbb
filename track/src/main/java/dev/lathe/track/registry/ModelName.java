package dev.lathe.track.registry;

import dev.lathe.track.database.Text;

/// What a model is called, and where.
///
/// @param project the name of the project it belongs to
/// @param name unique within the project
public record ModelName(String project, String name) implements Guarded {
  /// The project that is there from the beginning.
  public static final String DEFAULT = "default";

  /// Refuses what cannot be a name.
  public ModelName {
    Text.name("project", project);
    Text.name("model", name);
  }

  /// A model of the default project.
  public ModelName(String name) {
    this(DEFAULT, name);
  }

  @Override
  public String toString() {
    return project.equals(DEFAULT) ? name : project + "/" + name;
  }
}
