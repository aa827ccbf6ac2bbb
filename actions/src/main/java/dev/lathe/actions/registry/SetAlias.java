package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import java.util.Map;

/// Calls a version by another name, which may have called another before.
///
/// @param of of which model
/// @param alias the name
/// @param version which
@Asks(
    name = "set-alias",
    does = "Calls a version by another name, which may have called another before.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record SetAlias(
    OfModel of,
    @Argument("the other name, as champion") String alias,
    @Argument("1.4.2, MLflow's integer, @alias or a stage") String version)
    implements Action<SetAlias.Result> {
  /// All aliases of the model now, each with the number of its version.
  public record Result(Map<String, String> aliases) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    bench.store().labels().alias(of.name(), alias, version);
    return new Result(bench.store().labels().aliases(of.name()));
  }
}
