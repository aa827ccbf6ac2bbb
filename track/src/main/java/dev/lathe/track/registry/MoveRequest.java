package dev.lathe.track.registry;

import dev.lathe.track.database.Text;
import java.util.Optional;

/// A wish to move a version to a stage.
///
/// @param model of which model
/// @param version which one: `1.4.2`, MLflow's integer, `@alias`, or a stage that holds one
/// @param stage where to
/// @param person who wishes it, as far as known
/// @param reason why
/// @param instead the version that is thought to be there now, likewise; the move is refused when
///   it is another, as somebody else has been quicker; empty when it does not matter
public record MoveRequest(
    ModelName model,
    String version,
    String stage,
    String person,
    String reason,
    Optional<String> instead) {
  private static final int LONGEST_REASON = 4_000;

  /// Refuses texts that are too long.
  public MoveRequest {
    Text.value("who moves a version", person, Text.NAME);
    Text.value("the reason of a move", reason, LONGEST_REASON);
  }

  /// A move whose reason nobody asks for.
  public MoveRequest(ModelName model, String version, String stage) {
    this(model, version, stage, "", "", Optional.empty());
  }

  /// The same as wished by this person, for this reason.
  public MoveRequest by(String person, String reason) {
    return new MoveRequest(model, version, stage, person, reason, instead);
  }

  /// The same as long as this version is there now.
  public MoveRequest instead(String version) {
    return new MoveRequest(model, this.version, stage, person, reason, Optional.of(version));
  }
}
