package dev.lathe.cli;

import dev.lathe.actions.home.BackUp;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.track.backup.Backup;
import dev.lathe.track.backup.Holding;
import java.util.ArrayList;
import java.util.List;
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
  private static final int SHOWN = 3;

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
    warnOfMissing(console, result.backup().missing());
    home.told(console, result, BackupCommand::tell);
  }

  private static void tell(Console console, BackUp.Result result) {
    Backup.Made made = result.backup();
    console.out().line("wrote %s, %s".formatted(made.file(), Figures.bytes(made.size())));
    console.out().line("  " + words(made.holding()));
    if (result.policy()) {
      console.out().line("  the home's policy.json is not in it; copy that too");
    }
  }

  /// Names contents that rows name and that are not there.
  static void warnOfMissing(Console console, List<String> missing) {
    if (missing.isEmpty()) return;
    List<String> shown = missing.subList(0, Math.min(SHOWN, missing.size()));
    console.warn(
        "%s gone or damaged and not in the backup: %s%s"
            .formatted(
                missing.size() == 1
                    ? "1 content is"
                    : Figures.count(missing.size(), "content") + " are",
                String.join(", ", shown),
                missing.size() > SHOWN ? " and others" : ""));
  }

  /// What a backup holds, in words.
  static String words(Holding holding) {
    var words = new ArrayList<String>();
    count(words, holding, "runs", "run");
    count(words, holding, "versions", "version");
    count(words, holding, "predictions", "prediction");
    count(words, holding, "events", "event");
    count(words, holding, "audit", "audit row");
    words.add(Figures.count(holding.allRows(), "row") + " in all");
    words.add(
        "%s of %s"
            .formatted(
                Figures.count(holding.contents(), "content"), Figures.bytes(holding.bytes())));
    return String.join(", ", words);
  }

  private static void count(List<String> words, Holding holding, String table, String noun) {
    long rows = holding.rows().getOrDefault(table, 0L);
    if (rows > 0) words.add(Figures.count(rows, noun));
  }
}
