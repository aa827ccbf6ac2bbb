package dev.lathe.actions.train;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.run.Run;

/// Hides a run; restore-run brings it back.
///
/// @param run 32 hex digits
@Asks(
    name = "delete-run",
    does = "Hides a run; restore-run brings it back.",
    needs = Role.DEVELOPER,
    effect = Effect.WRITES)
public record DeleteRun(@Argument("its id") String run) implements Action<Run> {
  @Override
  public String project(Store store) {
    return RunPlace.project(store, run);
  }

  @Override
  public Run run(Workbench bench) {
    return bench.store().runs().delete(run);
  }
}
