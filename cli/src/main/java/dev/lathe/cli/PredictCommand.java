package dev.lathe.cli;

import dev.lathe.actions.models.PredictRows;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Progress;
import dev.lathe.learn.RunListener;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes what a model says of new rows.
@Command(
    name = "predict",
    header = "Writes what a model says of new rows.",
    description =
        "Writes what a model says of new rows: their columns as they are, then prediction, then"
            + " probability_<class> for each class, or prediction_<share> for each quantile.",
    customSynopsis = "lathe predict MODEL DATA [--out FILE] [--reasons N] [options]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe predict lathe-out/titanic-survived new.csv --out scored.csv|@",
      "  @|bold lathe predict model.lathe new.csv --reasons 3|@",
      "  @|bold zcat big.csv.gz | lathe predict model.lathe - | gzip > scored.csv.gz|@",
      "  @|bold lathe predict model.lathe \"select * from 'new.parquet' where age > 60\"|@",
      "",
      "Columns may come in any order; those the model does not need are passed through.",
      "Rows flow through: an input larger than memory is fine."
    })
final class PredictCommand implements Runnable {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model file, or the folder that fit wrote.")
  String model = "";

  @Parameters(index = "1", paramLabel = "DATA", description = Words.DATA)
  String data = "";

  @Option(
      names = "--out",
      order = HelpText.WHERE,
      paramLabel = "FILE",
      description = "Where to write CSV, whole or not at all; without it, to standard output.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--force",
      order = HelpText.WHERE + 1,
      description = "Replace the file if it exists.")
  boolean force;

  @Option(
      names = "--reasons",
      order = HelpText.HOW,
      paramLabel = "N",
      description =
          "Also write the N columns that moved each row's score most, and what each adds to it.")
  Optional<Integer> reasons = Optional.empty();

  @Option(
      names = "--background",
      order = HelpText.HOW + 1,
      paramLabel = "DATA",
      description =
          "Rows to compare with for --reasons, up to 1000; else those that the model learned from.")
  Optional<String> background = Optional.empty();

  @Mixin final ReadingOptions options = new ReadingOptions();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var asked = new PredictRows(model, data, out, force, reasons, background, options.words());
    boolean shown = asked.filed() || !console.out().terminal().interactive();
    PredictRows.Result done;
    try (var progress = new Progress(console.err())) {
      done = Desk.ask(console, asked, listener(progress, shown));
    }
    done.file()
        .ifPresent(path ->
            console
                .err()
                .line("%s scored, in %s".formatted(Figures.count(done.rows(), "row"), path)));
  }

  private static RunListener listener(Progress progress, boolean shown) {
    return new RunListener() {
      @Override
      public void metric(String name, long step, double value) {
        if (shown) progress.count(name, step);
      }
    };
  }
}
