package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.EveryModel;
import dev.lathe.track.registry.Gate;
import dev.lathe.track.registry.GateKinds;
import dev.lathe.track.registry.Guarded;
import dev.lathe.track.registry.KeptGate;
import dev.lathe.track.registry.RegisteredModel;
import dev.lathe.track.registry.Stage;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.registry.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Tells all that is known of a model: its versions, gates, aliases, and what happened to it last.
///
/// @param of which model
@Asks(
    name = "show-registered",
    does =
        "Tells all that is known of a model: its versions, gates, aliases, and what happened to it"
            + " last.",
    needs = Role.VIEWER)
public record ShowRegistered(OfModel of) implements Action<ShowRegistered.Result> {
  private static final int LAST = 20;

  /// What is known of it; versions and what happened, the newest first.
  public record Result(
      RegisteredModel model,
      Map<String, String> tags,
      Map<String, String> aliases,
      List<String> ladder,
      List<Guard> gates,
      List<Version> versions,
      List<Transition> happened) {}

  /// A gate before a stage.
  ///
  /// @param every whether it stands before every model of the project
  public record Guard(
      String id,
      String stage,
      String kind,
      Map<String, String> settings,
      String person,
      boolean every) {
    static Guard of(KeptGate kept) {
      Gate gate = kept.gate();
      return new Guard(
          kept.id(),
          kept.stage(),
          gate.kind(),
          GateKinds.settings(gate),
          kept.person(),
          kept.of() instanceof EveryModel);
    }

    /// The gates before each stage of the ladder, in its order.
    static List<Guard> of(Store store, Guarded of) {
      var gates = new ArrayList<Guard>();
      for (Stage stage : store.ladders().of(of.project()).stages()) {
        store.gates().of(of, stage.name()).forEach(gate -> gates.add(Guard.of(gate)));
      }
      return List.copyOf(gates);
    }
  }

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    var name = of.name();
    List<Stage> ladder = store.ladders().of(of.project()).stages();
    var gates = new ArrayList<>(Guard.of(store, name));
    gates.addAll(Guard.of(store, new EveryModel(of.project())));
    return new Result(
        store.registry().model(name),
        store.labels().tags(name),
        store.labels().aliases(name),
        ladder.stream().map(Stage::name).toList(),
        gates,
        store.registry().versions(name),
        store.stages().history(name, Long.MAX_VALUE, LAST));
  }
}
