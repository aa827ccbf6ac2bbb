package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.Role;
import dev.lathe.track.access.SignIn;
import java.util.List;

/// Lists who came in lately, and who was kept out and why.
///
/// @param most at most
@Asks(
    name = "list-sign-ins",
    does = "Lists who came in lately, and who was kept out and why.",
    needs = Role.ADMIN)
public record ListSignIns(@Argument(value = "how many", least = 1, most = 10000) int most)
    implements Action<ListSignIns.Result> {
  /// The latest, newest first.
  public record Result(List<SignIn> signIns) {}

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().signIns().latest(most));
  }
}
