package dev.lathe.track.registry;

import java.util.List;
import java.util.Optional;

/// A version that wants to enter a stage.
///
/// @param version the version
/// @param stage where it wants to go
/// @param holder who is there now: of several the one that came last; empty when nobody is
/// @param passed the stages it has been in
public record Candidate(
    Version version, String stage, Optional<Version> holder, List<String> passed) {
  /// Copies the list.
  public Candidate {
    passed = List.copyOf(passed);
  }
}
