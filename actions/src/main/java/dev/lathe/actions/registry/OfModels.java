package dev.lathe.actions.registry;

import dev.lathe.actions.Argument;
import dev.lathe.track.registry.EveryModel;
import dev.lathe.track.registry.Guarded;
import dev.lathe.track.registry.ModelName;
import java.util.Optional;

/// Which model is meant, or every one of a project.
///
/// @param project where
/// @param model its name; empty for every model
public record OfModels(
    @Argument("where") String project,
    @Argument("the model's name; every model of the project when nobody says")
        Optional<String> model) {
  /// As the registry knows it.
  ///
  /// @throws IllegalArgumentException when it cannot be a name
  public Guarded guarded() {
    return model
        .<Guarded>map(name -> new ModelName(project, name))
        .orElseGet(() -> new EveryModel(project));
  }
}
