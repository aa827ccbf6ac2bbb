package dev.lathe.track.registry;

import java.time.Instant;

/// A gate as it stands before a stage.
///
/// @param id a UUID
/// @param of of which model, or of every one
/// @param stage before which stage
/// @param gate the condition
/// @param person who put it there, as far as known
/// @param created when
public record KeptGate(
    String id, Guarded of, String stage, Gate gate, String person, Instant created) {}
