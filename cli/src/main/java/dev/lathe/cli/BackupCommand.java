package dev.lathe.cli;

import dev.lathe.actions.home.BackUp;
import dev.lathe.cli.console.Console;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Copies all that is kept into one file.
@Command(
    name = "backup",
    header = "Copies all that is kept into one file.",
    description =
        "Copies the home into one file, as it is at one moment, while others go on: runs, models,"
            + " deployments, predictions, events, people, jobs, the audit, and every content that"
            + " they name. It may be restored on either database. The policy is a file of its own.",
    customSynopsis = "lathe backup [--out FILE] [--force] [--database URL] [--json]",
    descriptionHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe backup|@",
      "  @|bold lathe backup --out /srv/backups/home.zip --force|@",
      "",
      "The file is a ZIP: tables as lines of JSON, contents by their hash. It holds all that",
      "was asked and answered, so only its owner may read it."
    })
final class BackupCommand implements Runnable {
  private final Console console;

  @Option(
      names = "--out",
      order = HelpText.WHERE,
      paramLabel = "FILE",
      description = "The file to write; lathe-<date>.zip when nobody says.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--force",
      order = HelpText.WHERE + 1,
      description = "Replace the file if it exists.")
  boolean force;

  @Mixin final HomeOptions home = new HomeOptions();

  BackupCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    BackUp.Result result = home.watch(console, new BackUp(out, force));
    BackupText.missing(console, result.backup().missing());
    home.told(console, result, BackupText::made);
  }
}
