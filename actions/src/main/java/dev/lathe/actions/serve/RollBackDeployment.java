package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.serve.Deployment;
import java.util.Optional;

/// Goes back to the split that a deployment answered by before.
///
/// @param of which
/// @param because in words
@Asks(
    name = "roll-back-deployment",
    does = "Goes back to the split that a deployment answered by before.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record RollBackDeployment(
    OfDeployment of, @Argument(value = "the reason", longest = 4_000) Optional<String> because)
    implements Action<Deployment> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Deployment run(Workbench bench) {
    return bench
        .store()
        .deployments()
        .rollBack(of.name(), bench.caller().name(), because.orElse(""));
  }
}
