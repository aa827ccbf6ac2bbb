package dev.lathe.actions.people;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Workbench;
import dev.lathe.track.access.AuditCheck;
import dev.lathe.track.access.AuditHead;
import dev.lathe.track.access.Role;
import java.util.Optional;

/// Looks at every row of the audit, and names the first that does not hold.
///
/// @param head to compare with
@Asks(
    name = "verify-audit",
    does = "Looks at every row of the audit, and names the first that does not hold.",
    needs = Role.ADMIN)
public record VerifyAudit(
    @Argument("a head that was kept elsewhere, as number:hash") Optional<String> head)
    implements Action<VerifyAudit.Result> {
  /// What was found.
  ///
  /// @param holds whether every row does
  /// @param rows how many rows hold, from the first on
  /// @param head the last of them, to be kept elsewhere
  /// @param broken the first that does not hold, and what is wrong with it
  public record Result(boolean holds, long rows, String head, Optional<AuditCheck.Broken> broken) {}

  @Override
  public Result run(Workbench bench) {
    AuditCheck check = bench.store().audit().check(head.map(AuditHead::parse));
    return new Result(check.broken().isEmpty(), check.rows(), check.head().text(), check.broken());
  }
}
