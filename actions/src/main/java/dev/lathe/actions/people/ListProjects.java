package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Project;
import dev.lathe.track.access.Role;
import java.util.List;

/// Lists the projects.
@Asks(name = "list-projects", does = "Lists the projects.", needs = Role.VIEWER)
public record ListProjects() implements Action<ListProjects.Result> {
  /// The projects, by name.
  public record Result(List<Project> projects) {}

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().projects().list());
  }
}
