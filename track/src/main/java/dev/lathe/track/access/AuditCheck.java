package dev.lathe.track.access;

import java.util.Optional;

/// What a look at the whole chain found.
///
/// @param rows how many rows hold, from the first on
/// @param head the last of these
/// @param broken the first row that does not; empty when all hold
public record AuditCheck(long rows, AuditHead head, Optional<Broken> broken) {
  /// The first row that does not hold.
  ///
  /// @param row its sequence
  /// @param what is wrong with it, in a sentence
  public record Broken(long row, String what) {}
}
