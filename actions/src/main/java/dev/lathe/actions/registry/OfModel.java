package dev.lathe.actions.registry;

import dev.lathe.actions.Argument;
import dev.lathe.track.registry.ModelName;

/// Which model is meant.
///
/// @param project where
/// @param model its name
public record OfModel(
    @Argument("where") String project, @Argument("the model's name") String model) {
  /// As the registry knows it.
  ///
  /// @throws IllegalArgumentException when it cannot be a name
  public ModelName name() {
    return new ModelName(project, model);
  }
}
