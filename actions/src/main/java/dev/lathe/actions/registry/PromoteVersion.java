package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Governed;
import dev.lathe.actions.Policy;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Move;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.Stage;
import java.util.Optional;

/// Moves a version to a stage, if the policy and every gate let it.
///
/// A gate that refuses is no failure: what it found is kept, and told in the answer.
///
/// @param of of which model
/// @param version which
/// @param stage where to
/// @param because in words
/// @param instead the version that is thought to be there
@Asks(
    name = "promote-version",
    does = "Moves a version to a stage, if the policy and every gate let it.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record PromoteVersion(
    OfModel of,
    @Argument("1.4.2, MLflow's integer, @alias or a stage") String version,
    @Argument("where to, as production") String stage,
    @Argument(value = "the reason", longest = 4_000) Optional<String> because,
    @Argument("the version that is thought to be there; another one refuses the move")
        Optional<String> instead)
    implements Action<Move>, Governed {
  @Override
  public String project(Store store) {
    return of.project();
  }

  /// A stage that holds one version is where a model is relied upon, whatever it is called.
  @Override
  public void comply(Policy policy, Workbench bench) {
    Stage to = bench.store().ladders().of(of.project()).stage(stage);
    if (!to.single() && !to.name().equals("production")) return;
    Reliance.check(policy, bench, of.name(), version);
  }

  @Override
  public Move run(Workbench bench) {
    var request =
        new MoveRequest(
            of.name(), version, stage, bench.caller().name(), because.orElse(""), instead);
    return bench.store().stages().move(request);
  }

  @Override
  public String detail(Move move) {
    return move.passed()
        ? "%s from %s to %s"
            .formatted(move.transition().name(), move.transition().from(), move.transition().to())
        : "refused: " + move.refusal();
  }
}
