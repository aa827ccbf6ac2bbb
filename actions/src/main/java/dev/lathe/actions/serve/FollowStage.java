package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Governed;
import dev.lathe.actions.Policy;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.registry.Reliance;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.Stage;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.SplitRequest;

/// Lets whatever version is in a stage answer under a name: it moves with the stage.
///
/// @param of which deployment; made when it is not there
/// @param model whose stage
/// @param stage which
/// @param values whether inputs are kept
@Asks(
    name = "follow-stage",
    does = "Lets whatever version is in a stage answer under a name: it moves with the stage.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record FollowStage(
    OfDeployment of,
    @Argument("the model's name") String model,
    @Argument("which stage, as production") String stage,
    @Argument("keep the inputs of a new deployment, not only their hash") boolean values)
    implements Action<Deployment>, Governed {
  @Override
  public String project(Store store) {
    return of.project();
  }

  private ModelName name() {
    return new ModelName(of.project(), model);
  }

  @Override
  public void comply(Policy policy, Workbench bench) {
    Stage followed = bench.store().ladders().of(of.project()).stage(stage);
    if (!followed.single()) {
      throw StoreException.state(
          "versions come and go in %s without asking; follow a stage that holds one"
              .formatted(stage));
    }
    Reliance.check(policy, bench, name(), stage);
  }

  @Override
  public Deployment run(Workbench bench) {
    var deployments = bench.store().deployments();
    String person = bench.caller().name();
    boolean there =
        deployments.list(of.project()).stream().anyMatch(each -> each.name().equals(of.name()));
    if (!there) {
      var whole = SplitRequest.whole(name(), stage).by(person, "");
      deployments.create(of.name(), values ? Keeping.VALUES : Keeping.HASH, whole);
    }
    return deployments.follow(of.name(), name(), stage, person);
  }
}
