package dev.lathe.track.serve;

import dev.lathe.track.database.Text;
import java.time.Duration;

/// An answer that was given, or that a shadow would have given.
///
/// @param deployment which answered, with the split that it answered by
/// @param arm place of the version in that split
/// @param caller who asked, as far as known
/// @param latency how long it took
/// @param inputs what was asked
/// @param answers what was answered
public record Served(
    Deployment deployment,
    int arm,
    String caller,
    Duration latency,
    Question inputs,
    Reply answers) {
  /// Refuses what the split does not know.
  public Served {
    Text.value("who asked for a prediction", caller, Text.NAME);
    int arms = deployment.split().arms().size();
    if (arm < 0 || arm >= arms) {
      throw new IllegalArgumentException(
          "the split of '%s' has versions 0 to %s, got %s"
              .formatted(deployment.name(), arms - 1, arm));
    }
    if (latency.isNegative()) {
      throw new IllegalArgumentException("a latency is not negative, got " + latency);
    }
    if (answers.failure().isEmpty() && answers.rows() != inputs.rows()) {
      throw new IllegalArgumentException(
          "%s rows were asked and %s answered".formatted(inputs.rows(), answers.rows()));
    }
  }
}
