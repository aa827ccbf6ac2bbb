package dev.lathe.track.serve;

import dev.lathe.track.database.Text;

/// What a deployment is called, and where.
///
/// @param project the name of the project it belongs to
/// @param name unique within the project
public record DeploymentName(String project, String name) {
  private static final String DEFAULT = "default";

  /// Refuses what cannot be a name.
  public DeploymentName {
    Text.name("project", project);
    Text.name("deployment", name);
  }

  /// A deployment of the default project.
  public DeploymentName(String name) {
    this(DEFAULT, name);
  }

  @Override
  public String toString() {
    return project.equals(DEFAULT) ? name : project + "/" + name;
  }
}
