package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.User;

/// Lets somebody in again who was shut out.
///
/// @param name of the user
@Asks(
    name = "enable-user",
    does = "Lets somebody in again who was shut out.",
    needs = Role.ADMIN,
    effect = Effect.WRITES)
public record EnableUser(@Argument("who") String name) implements Action<User> {
  @Override
  public User run(Workbench bench) {
    return bench.store().users().enable(name);
  }
}
