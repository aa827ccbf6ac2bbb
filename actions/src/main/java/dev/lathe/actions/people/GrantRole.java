package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Store;
import dev.lathe.track.access.Role;
import java.util.Map;

/// Gives somebody a role in a project, instead of the one they had there.
///
/// @param user name of the user
/// @param project its name
/// @param role what they may
@Asks(
    name = "grant-role",
    does = "Gives somebody a role in a project, instead of the one they had there.",
    needs = Role.ADMIN,
    effect = Effect.WRITES)
public record GrantRole(
    @Argument("who") String user,
    @Argument("where; * for every project") String project,
    @Argument("which") Role role)
    implements Action<GrantRole.Result> {
  /// The user's roles by project now.
  public record Result(String user, Map<String, Role> roles) {}

  @Override
  public String project(Store store) {
    return project;
  }

  @Override
  public Result run(Workbench bench) {
    bench.store().users().grant(user, project, role);
    return new Result(user, bench.store().users().roles(user));
  }
}
