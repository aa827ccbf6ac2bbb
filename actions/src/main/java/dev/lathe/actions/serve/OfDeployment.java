package dev.lathe.actions.serve;

import dev.lathe.actions.Argument;
import dev.lathe.track.serve.DeploymentName;

/// Which deployment is meant.
///
/// @param project where
/// @param deployment its name
public record OfDeployment(
    @Argument("where") String project, @Argument("the deployment's name") String deployment) {
  /// As the store knows it.
  ///
  /// @throws IllegalArgumentException when it cannot be a name
  public DeploymentName name() {
    return new DeploymentName(project, deployment);
  }
}
