package dev.lathe.cli;

import dev.lathe.actions.train.ListRuns;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists runs on record.
@Command(
    name = "runs",
    header = "Lists the runs on record.",
    description = "Lists the runs that fits have left in LATHE_HOME, the newest first.",
    customSynopsis = "lathe runs [--filter F] [--order O] [--deleted] [--most N] [--json]",
    descriptionHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe runs|@",
      "  @|bold lathe runs --filter \"metrics.test-auc > 0.9\" --order \"metrics.test-auc DESC\"|@"
    })
final class RunsCommand implements Runnable {
  private static final int SHOWN = 3;

  private final Console console;

  @Option(
      names = "--experiment",
      order = HelpText.OTHER - 4,
      paramLabel = "E",
      description = "Only runs of this experiment.")
  Optional<String> experiment = Optional.empty();

  @Option(
      names = "--filter",
      order = HelpText.OTHER - 5,
      paramLabel = "F",
      description = "Only runs of which this holds, as metrics.test-auc > 0.9.")
  Optional<String> filter = Optional.empty();

  @Option(
      names = "--order",
      order = HelpText.OTHER - 3,
      paramLabel = "O",
      description = "By what they are ordered, as metrics.test-auc DESC.")
  Optional<String> order = Optional.empty();

  @Option(
      names = "--deleted",
      order = HelpText.OTHER - 2,
      description = "The deleted runs instead.")
  boolean deleted;

  @Option(
      names = "--most",
      order = HelpText.OTHER - 1,
      paramLabel = "N",
      description = "At most this many; 20 when nobody says.")
  int most = 20;

  @Mixin final HomeOptions home = new HomeOptions();

  RunsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    home.tell(
        console,
        new ListRuns(home.project, experiment, filter, order, deleted, most),
        RunsCommand::tell);
  }

  private static void tell(Console console, ListRuns.Result found) {
    if (found.runs().isEmpty()) {
      console.out().line("no runs; 'lathe fit' leaves one each time");
      return;
    }
    var table =
        new Table().fixed("run").fixed("state").fixed("started").left("name").left("scores");
    for (ListRuns.Row row : found.runs()) {
      table.row(
          List.of(
              new Cell(row.run().id(), Style.NAME),
              new Cell(Words.lower(row.run().state().status())),
              new Cell(Words.time(row.run().times().started())),
              new Cell(row.run().name()),
              new Cell(scores(row.metrics()))));
    }
    table.print(console.out());
  }

  /// The first few of the scores on held-out rows, which begin with `test-`; else of any.
  static String scores(Map<String, Double> metrics) {
    var tests = new TreeMap<>(metrics);
    tests.keySet().removeIf(name -> !name.startsWith("test-"));
    return (tests.isEmpty() ? new TreeMap<>(metrics) : tests)
        .entrySet().stream()
            .limit(SHOWN)
            .map(score -> "%s %s".formatted(score.getKey(), Figures.figure(score.getValue())))
            .collect(Collectors.joining(", "));
  }
}
