package dev.lathe.track.serve;

import java.time.Instant;
import java.util.Optional;

/// A name that answers predictions.
///
/// @param id a UUID
/// @param name what it is called, and in which project
/// @param split who answers now
/// @param follows the stage whose version answers; empty when versions were named
/// @param inputs what is kept of what it was asked
/// @param created when it was made
/// @param retired when it was taken out of service
public record Deployment(
    String id,
    DeploymentName name,
    Split split,
    Optional<Stand> follows,
    Keeping inputs,
    Instant created,
    Optional<Instant> retired) {
  /// What is kept of the inputs of predictions.
  public enum Keeping {
    /// The values themselves.
    VALUES,
    /// Only their hash.
    HASH
  }

  /// A stage of a model.
  ///
  /// @param model id of the model
  /// @param stage name of the stage
  public record Stand(String model, String stage) {}

  /// The version that answers a key, by its place in the split. The same key meets the same version
  /// as long as the split lasts.
  public int choose(String key) {
    return split.choose(id, key);
  }
}
