package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.serve.Deployment;

/// Takes a deployment out of service for good. What it answered is still known.
///
/// @param of which
@Asks(
    name = "retire-deployment",
    does = "Takes a deployment out of service for good. What it answered is still known.",
    needs = Role.OPERATOR,
    effect = Effect.DESTROYS)
public record RetireDeployment(OfDeployment of) implements Action<Deployment> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public String preview(Workbench bench) {
    Deployment found = bench.store().deployments().find(of.name());
    return "the deployment '%s', made at %s, would answer no more, and its name is not given again"
        .formatted(found.name(), found.created());
  }

  @Override
  public Deployment run(Workbench bench) {
    return bench.store().deployments().retire(of.name());
  }
}
