package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.Token;
import java.util.List;

/// Lists somebody's tokens, without the secrets.
///
/// @param user name of the user
@Asks(
    name = "list-tokens",
    does = "Lists somebody's tokens, without the secrets.",
    needs = Role.ADMIN)
public record ListTokens(@Argument("whose") String user) implements Action<ListTokens.Result> {
  /// The tokens, the oldest first.
  public record Result(List<Token> tokens) {}

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().tokens().list(user));
  }
}
