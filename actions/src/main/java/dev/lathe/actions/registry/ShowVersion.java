package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Evidence;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.registry.Version;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tells all that is known of a version: how it was made, of what, and where it has stood.
///
/// @param of of which model
/// @param version which
@Asks(
    name = "show-version",
    does =
        "Tells all that is known of a version: how it was made, of what, and where it has stood.",
    needs = Role.VIEWER)
public record ShowVersion(
    OfModel of, @Argument("1.4.2, MLflow's integer, @alias or a stage") String version)
    implements Action<ShowVersion.Result> {
  /// What is known of it; what happened, the newest first.
  public record Result(Version version, Map<String, String> tags, List<Step> happened) {}

  /// A line of the log with what the gates found.
  public record Step(Transition transition, List<Evidence> evidence) {}

  @Override
  public String project(Store store) {
    return of.project();
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    Version found = store.registry().version(of.name(), version);
    List<Step> happened =
        store.stages().history(of.name()).stream()
            .filter(line -> Objects.equals(line.version(), found.id()))
            .map(line -> new Step(line, store.stages().evidence(line.sequence())))
            .toList();
    return new Result(found, store.labels().tags(of.name(), version), happened);
  }
}
