package dev.lathe.cli;

import dev.lathe.actions.data.ProfileRows;
import dev.lathe.cli.console.Console;
import dev.lathe.report.Json;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Looks at data before anything is learned from them.
@Command(
    name = "profile",
    header = "Looks at data: every column at a glance, and what is odd.",
    description = "Looks at data: every column at a glance, what goes together, and what is odd.",
    customSynopsis = "lathe profile DATA [--target T] [--json] [options]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe profile titanic.csv|@",
      "  @|bold lathe profile titanic.csv --target survived|@   warns of columns that give it away",
      "  @|bold lathe profile \"select * from 'sales.parquet'\" --json > profile.json|@"
    })
final class ProfileCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "DATA", description = Words.DATA)
  String data = "";

  @Option(
      names = "--target",
      order = HelpText.WHERE,
      paramLabel = "T",
      description = "A column to be predicted: warns of others that give it away.")
  Optional<String> target = Optional.empty();

  @Option(
      names = "--json",
      order = HelpText.WHERE + 1,
      description = "One JSON document on standard output.")
  boolean json;

  @Mixin final ReadingOptions options = new ReadingOptions();

  ProfileCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var asked = new ProfileRows(data, target, options.words());
    ProfileRows.Result seen = Desk.watch(console, asked);
    if (json) console.out().line(Json.text(asked.document(seen)));
    else new ProfileText(console).tell(seen.loaded(), seen.profile());
  }
}
