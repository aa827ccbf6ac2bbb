package dev.lathe.cli;

import dev.lathe.actions.event.ListEvents;
import dev.lathe.actions.event.LoadEvents;
import dev.lathe.actions.event.SummarizeSequences;
import dev.lathe.actions.event.SummarizeUserItems;
import dev.lathe.actions.event.TableFile;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.track.event.EventLog.Logged;
import java.util.List;
import java.util.Map;

/// Tells what the log of what users did holds.
final class EventsText {
  private EventsText() {}

  static void added(Console console, LoadEvents.Result found) {
    String empty = found.events() == 0 ? ": there are no rows" : "";
    console.out().line("%s added%s".formatted(Figures.count(found.events(), "event"), empty));
  }

  static void written(Console console, TableFile.Written found) {
    console
        .out()
        .line("%s written, in %s".formatted(Figures.count(found.rows(), "row"), found.file()));
  }

  static void sequences(Console console, SummarizeSequences.Result found) {
    Output out = console.out();
    if (found.cases() == 0) {
      out.line("no cases; events that belong to one tell so");
      return;
    }
    var lengths = found.lengths();
    out.line(
        "%s of %s: %s to %s each, %s in the median"
            .formatted(
                Figures.count(found.cases(), "case"),
                Figures.count(found.events(), "event"),
                Figures.count(lengths.shortest()),
                Figures.count(lengths.longest()),
                Figures.plain(lengths.median())));
    out.heading("Kinds");
    var kinds = new Table().left("kind").right("events");
    found.kinds().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(kind ->
            kinds.row(
                List.of(
                    new Cell(kind.getKey(), Style.NAME),
                    new Cell(Figures.count(kind.getValue())))));
    kinds.print(out);
    out.heading("Ways, of %s".formatted(Figures.count(found.ways())));
    var ways = new Table().right("cases").text("from first to last");
    for (var way : found.common()) {
      ways.row(
          List.of(new Cell(Figures.count(way.cases())), new Cell(String.join(" → ", way.kinds()))));
    }
    ways.print(out);
  }

  static void userItems(Console console, SummarizeUserItems.Result found) {
    Output out = console.out();
    if (found.cells() == 0) {
      out.line("no user met an item; events that tell of both are counted");
      return;
    }
    out.line(
        "%s and %s: %s met, %s of all"
            .formatted(
                Figures.count(found.users(), "user"),
                Figures.count(found.items(), "item"),
                Figures.count(found.cells(), "pair"),
                Figures.share(found.share())));
    var met = new Table().left("item").right("users").right("times");
    for (var item : found.met()) {
      met.row(
          List.of(
              new Cell(item.item(), Style.NAME),
              new Cell(Figures.count(item.users())),
              new Cell(Figures.plain(item.times()))));
    }
    met.print(out);
  }

  static void list(Console console, ListEvents.Result found) {
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
