package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.User;
import java.util.List;
import java.util.Map;

/// Lists the users and their roles.
@Asks(name = "list-users", does = "Lists the users and their roles.", needs = Role.ADMIN)
public record ListUsers() implements Action<ListUsers.Result> {
  /// The users, by name.
  public record Result(List<Known> users) {}

  /// A user and their roles by project.
  public record Known(User user, Map<String, Role> roles) {}

  @Override
  public Result run(Workbench bench) {
    var users = bench.store().users();
    return new Result(
        users.list().stream().map(user -> new Known(user, users.roles(user.name()))).toList());
  }
}
