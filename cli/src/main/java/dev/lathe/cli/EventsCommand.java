package dev.lathe.cli;

import dev.lathe.actions.event.ListEvents;
import dev.lathe.actions.event.LoadEvents;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.event.EventLog.Logged;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Reads the log of what users did, or adds a file to it.
@Command(
    name = "events",
    header = "Reads the log of what users did, or adds a file to it.",
    description =
        "Reads events in the order of the log. With --load adds those of a file, whose columns time,"
            + " kind, user, case and category tell what; the others become properties.",
    customSynopsis =
        "lathe events [--load DATA] [--user U] [--case C] [--kind K] [--category C] [--json]",
    descriptionHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe events --load clicks.csv|@",
      "  @|bold lathe events --kind buy --most 100|@"
    })
final class EventsCommand implements Runnable {
  private final Console console;

  @Option(
      names = "--load",
      order = HelpText.OTHER - 7,
      paramLabel = "DATA",
      description = "Add the events of a file.")
  Optional<String> load = Optional.empty();

  @Option(
      names = "--user",
      order = HelpText.OTHER - 6,
      paramLabel = "U",
      description = "Only of this user.")
  Optional<String> user = Optional.empty();

  @Option(
      names = "--case",
      order = HelpText.OTHER - 5,
      paramLabel = "C",
      description = "Only of this case.")
  Optional<String> caseName = Optional.empty();

  @Option(
      names = "--kind",
      order = HelpText.OTHER - 4,
      paramLabel = "K",
      description = "Only of this kind.")
  Optional<String> kind = Optional.empty();

  @Option(
      names = "--category",
      order = HelpText.OTHER - 3,
      paramLabel = "C",
      description = "Only of this category.")
  Optional<String> category = Optional.empty();

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

  @Mixin final HomeOptions home = new HomeOptions();

  EventsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (load.isPresent()) {
      home.tell(
          console,
          new LoadEvents(home.project, load.get(), LoadEvents.Columns.USUAL),
          (at, found) ->
              at.out().line("%s added".formatted(Figures.count(found.events(), "event"))));
      return;
    }
    var which = new ListEvents.Which(user, caseName, kind, category);
    home.tell(console, new ListEvents(home.project, which, after, most), EventsCommand::list);
  }

  private static void list(Console console, ListEvents.Result found) {
    if (found.events().isEmpty()) {
      console.out().line("no events; 'lathe events --load FILE' adds some");
      return;
    }
    var table =
        new Table()
            .right("event")
            .fixed("when")
            .fixed("what")
            .left("who")
            .left("case")
            .text("about");
    for (Logged logged : found.events()) {
      var event = logged.event();
      table.row(
          List.of(
              new Cell(Long.toString(logged.sequence())),
              new Cell(Words.time(event.time())),
              new Cell(event.kind(), Style.NAME),
              new Cell(event.user()),
              new Cell(event.caseName()),
              new Cell(event.category())));
    }
    table.print(console.out());
  }
}
