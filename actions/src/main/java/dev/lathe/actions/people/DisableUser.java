package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.User;

/// Shuts somebody out, with all their tokens.
///
/// @param name of the user
@Asks(
    name = "disable-user",
    does = "Shuts somebody out, with all their tokens.",
    needs = Role.ADMIN,
    effect = Effect.WRITES)
public record DisableUser(@Argument("who") String name) implements Action<User> {
  @Override
  public User run(Workbench bench) {
    return bench.store().users().disable(name);
  }
}
