package dev.lathe.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lathe.actions.data.Names;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Progress;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.frame.Profile;
import dev.lathe.io.Format;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.query.TableSource;
import dev.lathe.report.Json;
import java.util.List;
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

  /// A profile as JSON tells it.
  ///
  /// @param data where the rows come from
  /// @param format how the file is written
  /// @param notes what was surprising in it
  /// @param profile what is in it; its keys stand beside these
  record Document(Origin data, Format format, List<String> notes, @JsonUnwrapped Profile profile) {}

  @Override
  public void run() {
    Reading reading = options.reading();
    TableSource source = options.source(console, data);
    Loaded loaded;
    Profile profile;
    try (var progress = new Progress(console.err())) {
      progress.begin("reading " + source.name());
      loaded = source.read(reading);
      progress.tell("looking at the columns", 0.5);
      profile = profile(loaded.frame());
    }
    if (json) {
      Frame frame = loaded.frame();
      console
          .out()
          .line(Json.text(new Document(frame.origin(), loaded.format(), loaded.notes(), profile)));
    } else {
      new ProfileText(console).tell(loaded, profile);
    }
  }

  private Profile profile(Frame frame) {
    return target
        .map(name -> Profile.of(frame, Names.column(name, frame, "--target")))
        .orElseGet(() -> Profile.of(frame));
  }
}
