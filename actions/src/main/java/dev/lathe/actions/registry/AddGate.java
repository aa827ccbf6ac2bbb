package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.GateKinds;
import java.util.Map;

/// Puts a gate before a stage, of one model or of every model of a project: a condition that
/// versions must meet to get there.
///
/// @param of of which model, or of every one
/// @param stage before which stage
/// @param kind what is looked at
/// @param settings the gate's settings
@Asks(
    name = "add-gate",
    does =
        "Puts a gate before a stage of a model, or of every model of a project: a condition that"
            + " versions must meet to get there.",
    needs = Role.OPERATOR,
    effect = Effect.WRITES)
public record AddGate(
    OfModels of,
    @Argument("before which stage, as production") String stage,
    @Argument("which kind, as no-worse") String kind,
    @Argument("its settings, as score=auc,margin=0.01") Map<String, String> settings)
    implements Action<ShowRegistered.Guard> {
  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public ShowRegistered.Guard run(Workbench bench) {
    return ShowRegistered.Guard.of(
        bench
            .store()
            .gates()
            .add(of.guarded(), stage, GateKinds.of(kind, settings), bench.caller().name()));
  }

  @Override
  public String detail(ShowRegistered.Guard gate) {
    return "gate " + gate.id();
  }
}
