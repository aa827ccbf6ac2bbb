package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.event.Items;
import dev.lathe.actions.event.ListEvents;
import dev.lathe.actions.event.LoadEvents;
import dev.lathe.actions.event.SummarizeSequences;
import dev.lathe.actions.event.SummarizeUserItems;
import dev.lathe.actions.event.TableFile;
import dev.lathe.actions.event.Which;
import dev.lathe.actions.event.WriteSequences;
import dev.lathe.actions.event.WriteUserItems;
import dev.lathe.cli.console.Console;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reads the log of what users did, adds to it, or makes tables of it to learn from.
@Command(
    name = "events",
    header = "Reads the log of what users did, adds to it, or makes tables of it to learn from.",
    description =
        "Reads events in the order of the log. With --load adds those of DATA, whose columns time,"
            + " kind, user, case and category tell what, or those that --columns names; the others"
            + " become properties. --sequences and --user-items tell what the log holds by case and by"
            + " user, and with --out write it as a table to learn from.",
    customSynopsis =
        "lathe events [--load DATA | --sequences | --user-items] [--out FILE] [--user U] [--case C]"
            + " [--kind K] [--category C] [--since TIME] [--until TIME] [--json]",
    descriptionHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe events --load clicks.csv|@",
      "  @|bold lathe events --load tickets.csv --columns case=ticket,kind=activity,time=at|@",
      "  @|bold lathe events --kind buy --most 100|@",
      "  @|bold lathe events --sequences --out cases.csv|@",
      "  @|bold lathe fit cases.csv --target next --drop remaining --group case|@",
      "  @|bold lathe events --user-items --kind buy --out bought.csv|@"
    })
final class EventsCommand implements Runnable {
  private static final List<String> TOLD = List.of("time", "kind", "user", "case", "category");

  private final Console console;

  @Option(
      names = "--load",
      order = HelpText.OTHER - 13,
      paramLabel = "DATA",
      description = "Add the events of DATA.")
  Optional<String> load = Optional.empty();

  @Option(
      names = "--columns",
      order = HelpText.OTHER - 12,
      paramLabel = "NAME=COLUMN",
      split = ",",
      description = "With --load: which column is time, kind, user, case or category.")
  Map<String, String> columns = Map.of();

  @Option(
      names = "--sequences",
      order = HelpText.OTHER - 11,
      description = "Tell what happens in cases, from first to last.")
  boolean sequences;

  @Option(
      names = "--user-items",
      order = HelpText.OTHER - 10,
      description = "Tell which users met which items.")
  boolean userItems;

  @Option(
      names = "--item",
      order = HelpText.OTHER - 9,
      paramLabel = "I",
      description =
          "With --user-items: what an item is: category, kind, or a property; category when nobody"
              + " says.")
  Optional<String> item = Optional.empty();

  @Option(
      names = "--out",
      order = HelpText.WHERE,
      paramLabel = "FILE",
      description = "With --sequences or --user-items: write the table, as CSV.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--force",
      order = HelpText.WHERE + 1,
      description = "Replace the file if it exists.")
  boolean force;

  @Option(
      names = "--user",
      order = HelpText.OTHER - 8,
      paramLabel = "U",
      description = "Only of this user.")
  Optional<String> user = Optional.empty();

  @Option(
      names = "--case",
      order = HelpText.OTHER - 7,
      paramLabel = "C",
      description = "Only of this case.")
  Optional<String> caseName = Optional.empty();

  @Option(
      names = "--kind",
      order = HelpText.OTHER - 6,
      paramLabel = "K",
      description = "Only of this kind.")
  Optional<String> kind = Optional.empty();

  @Option(
      names = "--category",
      order = HelpText.OTHER - 5,
      paramLabel = "C",
      description = "Only of this category.")
  Optional<String> category = Optional.empty();

  @Option(
      names = "--since",
      order = HelpText.OTHER - 4,
      paramLabel = "TIME",
      description = "Only from then on, as 2026-03-01T12:00:00Z.")
  Optional<String> since = Optional.empty();

  @Option(
      names = "--until",
      order = HelpText.OTHER - 3,
      paramLabel = "TIME",
      description = "Only before then.")
  Optional<String> until = Optional.empty();

  @Option(
      names = "--after",
      order = HelpText.OTHER - 2,
      paramLabel = "N",
      description = "Only behind this one, by its number.")
  Optional<Long> after = Optional.empty();

  @Option(
      names = "--most",
      order = HelpText.OTHER - 1,
      paramLabel = "N",
      description = "At most this many; 20 when nobody says.")
  int most = 20;

  @Mixin final ReadingOptions options = new ReadingOptions();
  @Mixin final HomeOptions home = new HomeOptions();

  EventsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    check();
    var which = new Which(user, caseName, kind, category, since, until);
    if (load.isPresent()) {
      var asked = new LoadEvents(home.project, load.get(), columns(), options.words());
      home.tell(console, asked, EventsText::added);
    } else if (sequences && out.isPresent()) {
      var file = new TableFile(out.get(), force);
      home.tell(console, new WriteSequences(home.project, which, file), EventsText::written);
    } else if (sequences) {
      home.tell(console, new SummarizeSequences(home.project, which, most), EventsText::sequences);
    } else if (userItems && out.isPresent()) {
      var file = new TableFile(out.get(), force);
      home.tell(
          console,
          new WriteUserItems(home.project, which, new Items(item), file),
          EventsText::written);
    } else if (userItems) {
      home.tell(
          console,
          new SummarizeUserItems(home.project, which, new Items(item), most),
          EventsText::userItems);
    } else {
      home.tell(console, new ListEvents(home.project, which, after, most), EventsText::list);
    }
  }

  private void check() {
    if (Stream.of(load.isPresent(), sequences, userItems).filter(it -> it).count() > 1) {
      throw new UsageException("one thing at a time: --load, --sequences or --user-items");
    }
    if (out.isPresent() && !sequences && !userItems) {
      throw new UsageException("--out goes with --sequences or --user-items");
    }
    if (item.isPresent() && !userItems) throw new UsageException("--item goes with --user-items");
    if (!columns.isEmpty() && load.isEmpty()) {
      throw new UsageException("--columns goes with --load");
    }
  }

  private LoadEvents.Columns columns() {
    for (String name : columns.keySet()) {
      if (!TOLD.contains(name)) {
        throw new UsageException(
            "--columns: '%s' is nothing that an event has; there are %s"
                .formatted(name, String.join(", ", TOLD)));
      }
    }
    return new LoadEvents.Columns(
        Optional.ofNullable(columns.get("time")),
        Optional.ofNullable(columns.get("kind")),
        Optional.ofNullable(columns.get("user")),
        Optional.ofNullable(columns.get("case")),
        Optional.ofNullable(columns.get("category")));
  }
}
