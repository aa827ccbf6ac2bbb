package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;

/// Takes another name of a version back.
///
/// @param of of which model
/// @param alias the name
@Asks(
    name = "remove-alias",
    does = "Takes another name of a version back.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record RemoveAlias(OfModel of, @Argument("the other name") String alias)
    implements Action<SetAlias.Result> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public SetAlias.Result run(Workbench bench) {
    bench.store().labels().removeAlias(of.name(), alias);
    return new SetAlias.Result(bench.store().labels().aliases(of.name()));
  }
}
