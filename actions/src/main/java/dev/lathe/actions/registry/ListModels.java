package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.EveryModel;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.RegisteredModel;
import dev.lathe.track.registry.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists the models of a project, each with what stands on its stages, and the gates before them
/// all.
///
/// @param project a project
/// @param after where the page begins
/// @param most at most
@Asks(
    name = "list-models",
    does =
        "Lists the models of a project, each with what stands on its stages, and the gates of all.",
    needs = Role.VIEWER)
public record ListModels(
    @Argument("where") String project,
    @Argument("name of the last that was seen") Optional<String> after,
    @Argument(value = "how many", least = 1, most = 10_000) int most)
    implements Action<ListModels.Result> {
  /// The models, by name.
  ///
  /// @param gates those that stand before every model
  public record Result(List<Row> models, List<ShowRegistered.Guard> gates) {}

  /// A model with the versions on each stage of its ladder, the newest first.
  public record Row(RegisteredModel model, Map<String, List<String>> stages) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    return new Result(
        store.registry().models(project, after.orElse(""), most).stream()
            .map(model -> new Row(model, stages(store, model.name())))
            .toList(),
        ShowRegistered.Guard.of(store, new EveryModel(project)));
  }

  /// The versions on each stage, in the order of the ladder; stages that hold none are left out.
  static Map<String, List<String>> stages(Store store, ModelName name) {
    var stages = new LinkedHashMap<String, List<String>>();
    store
        .ladders()
        .of(name.project())
        .stages()
        .forEach(stage -> stages.put(stage.name(), new ArrayList<>()));
    for (Version version : store.registry().versions(name)) {
      stages
          .computeIfAbsent(version.stage(), _ -> new ArrayList<>())
          .add(version.name().number().toString());
    }
    stages.values().removeIf(List::isEmpty);
    return stages;
  }
}
