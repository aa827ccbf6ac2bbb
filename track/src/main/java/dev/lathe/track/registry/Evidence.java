package dev.lathe.track.registry;

/// What a gate said of a version when it came to it.
///
/// @param gate kind and settings, as they were then, and whether it stood before every model
/// @param passed whether it let the version pass
/// @param found what it looked at and what that was
public record Evidence(String gate, boolean passed, String found) {}
