package dev.lathe.actions.serve;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Version;
import dev.lathe.track.serve.Arm;
import dev.lathe.track.serve.Deployment;
import java.util.List;

/// Lists the deployments of a project with who answers.
///
/// @param project a project
@Asks(
    name = "list-deployments",
    does = "Lists the deployments of a project with who answers.",
    needs = Role.VIEWER)
public record ListDeployments(@Argument("where") String project)
    implements Action<ListDeployments.Result> {
  /// The deployments, by name.
  public record Result(List<Row> deployments) {}

  /// A deployment with its parts as people name them.
  public record Row(Deployment deployment, List<Part> parts) {}

  /// A version's part.
  ///
  /// @param share of the keys it answers, `[0, 1]`
  public record Part(String version, double share, boolean shadow) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    Store store = bench.store();
    return new Result(
        store.deployments().list(project).stream()
            .map(each -> new Row(each, parts(store, each.split().arms())))
            .toList());
  }

  static List<Part> parts(Store store, List<Arm> arms) {
    return arms.stream()
        .map(arm -> {
          Version version = store.registry().version(arm.version());
          double share = arm.share() / (double) Arm.WHOLE;
          return new Part(version.name().toString(), share, arm.shadow());
        })
        .toList();
  }
}
