package dev.lathe.actions.home;

import dev.lathe.actions.Action;
import dev.lathe.actions.Argument;
import dev.lathe.actions.Asks;
import dev.lathe.actions.Effect;
import dev.lathe.actions.Policy;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.OutPlace;
import dev.lathe.track.access.Role;
import dev.lathe.track.backup.Backup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Copies all that is kept into one file, as it is at one moment, while others go on.
///
/// @param out a file
/// @param force whether a file that exists is replaced
@Asks(
    name = "back-up",
    does = "Copies all that is kept into one file, as it is at one moment.",
    needs = Role.ADMIN,
    effect = Effect.WRITES,
    takesLong = true,
    local = true)
public record BackUp(
    @Argument("the file to write; lathe-<date>.zip when nobody says") Optional<String> out,
    @Argument("replace the file if it exists") boolean force)
    implements Action<BackUp.Result> {
  /// What was made.
  ///
  /// @param backup the file, and what it holds
  /// @param policy whether the home has a policy, which no backup holds
  public record Result(Backup.Made backup, boolean policy) {}

  @Override
  public Result run(Workbench bench) {
    Backup backup = bench.store().backup();
    Path file = bench.place().path(out.orElseGet(backup::name));
    OutPlace.check(file, force);
    return new Result(
        backup.write(file, force, bench.listener()),
        Files.exists(bench.place().homeFolder().resolve(Policy.FILE)));
  }

  @Override
  public String detail(Result result) {
    var made = result.backup();
    return "%s: %s rows, %s contents, %s missing"
        .formatted(
            made.file().toAbsolutePath(),
            made.holding().allRows(),
            made.holding().contents(),
            made.missing().size());
  }
}
