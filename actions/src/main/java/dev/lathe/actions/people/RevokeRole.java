package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;

/// Takes somebody's role in a project.
///
/// @param user name of the user
/// @param project its name
@Asks(
    name = "revoke-role",
    does = "Takes somebody's role in a project.",
    needs = Role.ADMIN,
    effect = Effect.WRITES)
public record RevokeRole(
    @Argument("who") String user,
    @Argument("where; * for the role in every project") String project)
    implements Action<GrantRole.Result> {
  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public GrantRole.Result run(Workbench bench) {
    bench.store().users().revoke(user, project);
    return new GrantRole.Result(user, bench.store().users().roles(user));
  }
}
