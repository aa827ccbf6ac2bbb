package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.AuditRow;
import dev.lathe.track.access.Role;
import java.util.List;
import java.util.Optional;

/// Lists what was done lately, newest first.
///
/// @param before a sequence
/// @param most at most
@Asks(name = "list-audit", does = "Lists what was done lately, newest first.", needs = Role.ADMIN)
public record ListAudit(
    @Argument(value = "only rows before this one", least = 1) Optional<Long> before,
    @Argument(value = "how many", least = 1, most = 10000) int most)
    implements Action<ListAudit.Result> {
  /// The rows, newest first.
  public record Result(List<AuditRow> rows) {}

  @Override
  public Result run(Workbench bench) {
    return new Result(bench.store().audit().latest(before, most));
  }
}
