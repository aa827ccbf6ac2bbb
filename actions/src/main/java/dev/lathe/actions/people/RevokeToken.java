package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.Token;

/// Ends a token now.
///
/// @param id of the token
@Asks(name = "revoke-token", does = "Ends a token now.", needs = Role.ADMIN, effect = Effect.WRITES)
public record RevokeToken(@Argument("which") String id) implements Action<Token> {
  @Override
  public Token run(Workbench bench) {
    return bench.store().tokens().revoke(id);
  }
}
