package dev.lathe.actions.home;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Workbench;
import dev.lathe.track.Home;
import dev.lathe.track.Store;
import dev.lathe.track.access.AuditCheck;
import dev.lathe.track.access.Role;
import dev.lathe.track.backup.Restoration;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Puts all that a backup holds into a home that holds nothing, on either database.
///
/// The row that says so is the first that the restored audit gets. What fails leaves none, as there
/// is no audit to write it to.
///
/// @param file a backup
@Asks(
    name = "restore-backup",
    does = "Puts all that a backup holds into a home that holds nothing, on either database.",
    needs = Role.ADMIN,
    effect = Effect.WRITES,
    takesLong = true,
    local = true)
public record RestoreBackup(@Argument("the backup") String file)
    implements Action<RestoreBackup.Result> {
  /// What was restored, and how it was found.
  ///
  /// @param home its folder
  /// @param server address of the database without its parameters, where it is on a server
  /// @param restored what came back
  /// @param audit how many rows of the audit hold
  /// @param broken the first row of it that does not, and what is wrong with that
  public record Result(
      Path home,
      Optional<String> server,
      Restoration.Restored restored,
      long audit,
      Optional<AuditCheck.Broken> broken) {}

  @Override
  public Result run(Workbench bench) {
    Home home = bench.place().home();
    Restoration.Restored restored = Store.restore(bench.place().path(file), home, bench.listener());
    AuditCheck check = bench.store().audit().check(Optional.empty());
    return new Result(
        home.folder(),
        home.server().map(Home.Server::address),
        restored,
        check.rows(),
        check.broken());
  }

  @Override
  public String detail(Result result) {
    var holding = result.restored().holding();
    return "made %s of %s: %s rows, %s contents, %s missing"
        .formatted(
            holding.made(),
            holding.from().name().toLowerCase(Locale.ROOT),
            holding.allRows(),
            holding.contents(),
            result.restored().missing().size());
  }
}
