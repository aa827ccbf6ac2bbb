package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.User;

/// Lets somebody in, who may nothing as yet.
///
/// @param name unique
@Asks(
    name = "create-user",
    does = "Lets somebody in, who may nothing as yet.",
    needs = Role.ADMIN,
    effect = Effect.WRITES)
public record CreateUser(@Argument("what they are called") String name) implements Action<User> {
  @Override
  public User run(Workbench bench) {
    return bench.store().users().create(name);
  }
}
