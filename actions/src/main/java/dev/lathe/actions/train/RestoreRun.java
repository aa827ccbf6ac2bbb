package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.run.Run;

/// Brings back a run that was deleted.
///
/// @param run 32 hex digits
@Asks(
    name = "restore-run",
    does = "Brings back a run that was deleted.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES)
public record RestoreRun(@Argument("its id") String run) implements Action<Run> {
  @Override
  public String project(Store store) {
    return RunPlace.project(store, run);
  }

  @Override
  public Run run(Workbench bench) {
    return bench.store().runs().restore(run);
  }
}
