package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.NewToken;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.Token;
import java.time.Duration;

/// Makes a token, by which a program is let in; its secret is shown once.
///
/// @param user name of the user
/// @param name a name
/// @param project its name
/// @param role never more than its user
/// @param days its life
@Asks(
    name = "make-token",
    does = "Makes a token, by which a program is let in; its secret is shown once.",
    needs = Role.ADMIN,
    effect = Effect.WRITES,
    secret = true)
public record MakeToken(
    @Argument("whose it is") String user,
    @Argument("what it is for") String name,
    @Argument("where it is good; * for every project") String project,
    @Argument("the most it may") Role role,
    @Argument(value = "how long it is good", least = 1, most = 3653) int days)
    implements Action<Token.Made> {
  @Override
  public Token.Made run(Workbench bench) {
    var asked = new NewToken(name, project, role, Duration.ofDays(days));
    return bench.store().tokens().make(user, asked);
  }

  @Override
  public String detail(Token.Made made) {
    return "token " + made.token().id();
  }
}
