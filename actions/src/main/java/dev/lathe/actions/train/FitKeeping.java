package dev.lathe.actions.train;

import dev.lathe.actions.Argument;
import java.util.Optional;

/// What is kept of a fit.
///
/// @param project where its run is recorded
/// @param experiment of the run
/// @param noTrack whether no run is recorded
public record FitKeeping(
    @Argument("the project in which a run is recorded") String project,
    @Argument("the experiment the run belongs to, made when there is none")
        Optional<String> experiment,
    @Argument("record no run") boolean noTrack) {}
