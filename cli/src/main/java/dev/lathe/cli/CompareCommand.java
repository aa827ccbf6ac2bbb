package dev.lathe.cli;

import dev.lathe.actions.registry.CompareVersions;
import dev.lathe.actions.registry.OfModel;
import dev.lathe.actions.train.CompareRuns;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.learn.Score;
import dev.lathe.track.registry.VersionDifference;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Sets two runs, or two versions of a model, beside each other.
@Command(
    name = "compare",
    header = "Sets two runs, or two versions of a model, beside each other.",
    description =
        "Tells what differs between two runs, or between two versions of the model NAME: settings,"
            + " scores, what a caller would notice, and the rows.",
    customSynopsis = "lathe compare RUN RUN | NAME VERSION VERSION [--json]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe compare 019ca9450a0076198a583ca4949ef5be 019ca9460b1176198a583ca4949ef5c0|@",
      "  @|bold lathe compare income 1.0.0 1.1.0|@",
      "  @|bold lathe compare income production staging|@"
    })
final class CompareCommand implements Runnable {
  private final Console console;

  @Parameters(
      index = "0..*",
      arity = "2..3",
      paramLabel = "WHAT",
      description = "The ids of two runs, or a model and two of its versions.")
  List<String> what = List.of();

  @Mixin final HomeOptions home = new HomeOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (what.size() == 2) {
      home.tell(console, new CompareRuns(what.get(0), what.get(1)), CompareCommand::runs);
    } else {
      var of = new OfModel(home.project, what.get(0));
      home.tell(
          console, new CompareVersions(of, what.get(1), what.get(2)), CompareCommand::versions);
    }
  }

  private static void runs(Console console, CompareRuns.Result found) {
    Output out = console.out();
    String one = found.first().name();
    String other = found.second().name();
    out.line("%s  beside  %s".formatted(out.in(Style.STRONG, one), out.in(Style.STRONG, other)));
    found
        .sameRows()
        .ifPresent(same ->
            out.line(same ? "both learned from the same rows" : "they learned from other rows"));
    settings(
        out,
        found.settings().stream()
            .map(each -> List.of(each.name(), each.first(), each.second()))
            .toList());
    var figures = new Table().left("").right("first").right("second");
    for (var metric : found.metrics()) {
      figures.row(
          List.of(
              new Cell(metric.name(), Style.NAME),
              new Cell(metric.first().map(Figures::figure).orElse("")),
              new Cell(metric.second().map(Figures::figure).orElse(""))));
    }
    out.heading("Figures");
    figures.print(out);
  }

  private static void versions(Console console, VersionDifference found) {
    Output out = console.out();
    out.line(
        "%s  beside  %s"
            .formatted(
                out.in(Style.STRONG, found.first().toString()),
                out.in(Style.STRONG, found.second().number().toString())));
    found
        .data()
        .ifPresent(data ->
            out.line(
                "they learned from other rows: %s, and %s"
                    .formatted(data.first().source(), data.second().source())));
    for (String change : found.shape()) out.paragraph("  ", Style.WARNING, change);
    settings(
        out,
        found.settings().stream()
            .map(each -> List.of(each.name(), each.first(), each.second()))
            .toList());
    var scores = new Table().left("").right("first").right("second").text("");
    for (var score : found.scores()) {
      scores.row(
          List.of(
              new Cell(score.name(), Style.NAME),
              new Cell(score.first().map(CompareCommand::text).orElse("")),
              new Cell(score.second().map(CompareCommand::text).orElse("")),
              new Cell(score.apart() ? "apart" : "")));
    }
    out.heading("Scores");
    scores.print(out);
  }

  private static void settings(Output out, List<List<String>> differ) {
    out.heading("Settings");
    if (differ.isEmpty()) {
      out.line("  the same");
      return;
    }
    var table = new Table().left("").left("first").left("second");
    for (List<String> row : differ) {
      table.row(
          List.of(new Cell(row.get(0), Style.NAME), new Cell(row.get(1)), new Cell(row.get(2))));
    }
    table.print(out);
  }

  static String text(Score score) {
    return "%s (%s to %s)"
        .formatted(
            Figures.figure(score.value()),
            Figures.figure(score.low()),
            Figures.figure(score.high()));
  }
}
