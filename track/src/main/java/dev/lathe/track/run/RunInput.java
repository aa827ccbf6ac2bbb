package dev.lathe.track.run;

import dev.lathe.frame.Origin;

/// A data set that a run read.
///
/// @param role what for, such as `training`
/// @param origin where its rows came from
public record RunInput(String role, Origin origin) {}
