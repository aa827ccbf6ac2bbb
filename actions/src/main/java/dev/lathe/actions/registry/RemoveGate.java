package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;

/// Takes a gate away.
///
/// @param of of which model, or of every one
/// @param gate a UUID
@Asks(
    name = "remove-gate",
    does = "Takes a gate away.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record RemoveGate(OfModels of, @Argument("the gate's id") String gate)
    implements Action<RemoveGate.Result> {
  /// The gate that is gone.
  public record Result(String gate) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    bench.store().gates().remove(of.guarded(), gate);
    return new Result(gate);
  }
}
