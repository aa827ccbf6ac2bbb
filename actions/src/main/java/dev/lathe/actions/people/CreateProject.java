package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Project;
import dev.lathe.track.access.Role;

/// Makes a project.
///
/// @param name unique
@Asks(
    name = "create-project",
    does = "Makes a project.",
    needs = Role.ADMIN,
    effect = Effect.WRITES)
public record CreateProject(@Argument("its name") String name) implements Action<Project> {
  @Override
  public Project run(Workbench bench) {
    return bench.store().projects().create(name);
  }
}
