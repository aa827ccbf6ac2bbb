package dev.lathe.cli;

import dev.lathe.actions.home.RestoreBackup;
import dev.lathe.cli.console.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Puts all that a backup holds into a home that holds nothing.
@Command(
    name = "restore",
    header = "Puts all that a backup holds into a home that holds nothing.",
    description =
        "Looks at the whole backup first, then loads it into a home that holds nothing yet, on"
            + " either database, and brings it up to date. There is all of it afterwards, or"
            + " nothing. What was going on when it was made has failed, or waits again.",
    customSynopsis = "lathe restore FILE [--database URL] [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold LATHE_HOME=/srv/lathe lathe restore lathe-2026-03-01.zip|@",
      "  @|bold lathe restore lathe-2026-03-01.zip --database jdbc:postgresql://host/lathe|@",
      "        moves from SQLite to PostgreSQL, or the other way",
      "",
      "The contents go to LATHE_HOME, or to the bucket that LATHE_ARTIFACTS names."
    })
final class RestoreCommand implements Runnable {
  private final Console console;

  @Parameters(arity = "1", paramLabel = "FILE", description = "What 'lathe backup' wrote.")
  String file = "";

  @Mixin final HomeOptions home = new HomeOptions();

  RestoreCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    RestoreBackup.Result result = home.watch(console, new RestoreBackup(file));
    BackupText.missing(console, result.restored().missing());
    result
        .broken()
        .ifPresent(
            broken -> console.warn("the audit that was restored does not hold: " + broken.what()));
    home.told(console, result, (at, told) -> BackupText.restored(at, file, told));
  }
}
