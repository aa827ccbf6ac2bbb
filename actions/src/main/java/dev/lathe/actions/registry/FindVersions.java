package dev.lathe.actions.registry;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import dev.lathe.track.registry.Version;
import java.util.List;

/// Finds versions by words that begin those they are known by.
///
/// @param project a project
/// @param words what is looked for
/// @param most at most
@Asks(
    name = "find-versions",
    does = "Finds versions by words that begin those they are known by.",
    needs = Role.VIEWER)
public record FindVersions(
    @Argument("where") String project,
    @Argument("words, such as churn gradient") String words,
    @Argument(value = "how many", least = 1, most = 1_000) int most)
    implements Action<FindVersions.Result> {
  /// The versions, the best match first.
  public record Result(List<Version> versions) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().versions().find(project, words, most));
  }
}
