package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.frame.Frame;
import dev.lathe.io.Loaded;
import dev.lathe.learn.Card;
import dev.lathe.learn.automl.Fitted;
import dev.lathe.learn.automl.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `fit` tells: what was read, what was decided, who won, how good it is, where the files are.
final class FitText {
  private final Console console;
  private final Output out;

  FitText(Console console) {
    this.console = console;
    out = console.out();
  }

  /// @param loaded what was read; empty where rows were not held
  void tell(Optional<Loaded> loaded, Fitted fitted, Path folder) {
    Card card = fitted.model().card();
    var text = new CardText(console);
    loaded.ifPresentOrElse(this::head, () -> streamed(card));
    text.decisions(card);
    text.warnings(card);
    text.leaderboard(
        card,
        fitted.timings().entrants().stream()
            .collect(
                Collectors.toMap(
                    Timings.Entrant::name,
                    each -> new CardText.Cost(each.fitSeconds(), each.rowMicros()))));
    text.scores(card);
    text.strangest(card);
    text.importances(card);
    files(folder, fitted.timings().seconds());
  }

  /// What was read, on one line, and what is surprising about it.
  void read(Loaded loaded) {
    head(loaded);
    loaded.notes().forEach(console::warn);
  }

  /// What was read, on one line.
  void head(Loaded loaded) {
    Frame frame = loaded.frame();
    out.line(
        "%s  %s, %s  %s"
            .formatted(
                out.in(Style.STRONG, frame.origin().source()),
                Figures.count(frame.rows(), "row"),
                columns(loaded),
                out.in(Style.FAINT, loaded.format().sentence())));
  }

  private void streamed(Card card) {
    out.line(
        "%s  %s  %s"
            .formatted(
                out.in(Style.STRONG, card.data().source()),
                Figures.count(card.data().rows(), "row"),
                out.in(Style.FAINT, "gone through in parts, never held whole")));
  }

  private static String columns(Loaded loaded) {
    int read = loaded.frame().width();
    String all = Figures.count(loaded.columns(), "column");
    return read == loaded.columns() ? all : Figures.count(read) + " of " + all;
  }

  private void files(Path folder, double seconds) {
    String place = shown(folder);
    out.heading("Written to " + place + " after " + Figures.seconds(seconds));
    var table = new Table().fixed("").right("").left("");
    table.row(
        List.of(
            new Cell("model.lathe", Style.NAME),
            new Cell(size(folder.resolve("model.lathe"))),
            new Cell("lathe predict %s new.csv".formatted(place))));
    table.row(
        List.of(
            new Cell("report.html", Style.NAME),
            new Cell(size(folder.resolve("report.html"))),
            new Cell("open it in a browser")));
    table.row(
        List.of(
            new Cell("report.json", Style.NAME),
            new Cell(size(folder.resolve("report.json"))),
            new Cell("the same for programs")));
    table.print(out);
  }

  /// Under which id it is on record.
  void recorded(String run) {
    out.line();
    out.line(out.in(Style.FAINT, "on record as run " + run + "; 'lathe runs' lists all"));
  }

  private String shown(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    Path here = console.folder().toAbsolutePath();
    return whole.startsWith(here) ? here.relativize(whole).toString() : folder.toString();
  }

  private static String size(Path file) {
    try {
      return Figures.bytes(Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The report as it was written.
  void json(Path folder) {
    try {
      out.print(Files.readString(folder.resolve("report.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    console.err().line("written to " + shown(folder));
  }
}
