package dev.lathe.track.registry;

import java.time.Instant;

/// A gate as it stands before a stage of a model.
///
/// @param id a UUID
/// @param stage before which stage
/// @param gate the condition
/// @param person who put it there, as far as known
/// @param created when
public record KeptGate(String id, String stage, Gate gate, String person, Instant created) {}
