package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Progress;
import dev.lathe.cli.work.OutPlace;
import dev.lathe.cli.work.Scoring;
import dev.lathe.io.Chunks;
import dev.lathe.io.CsvWriter;
import dev.lathe.learn.Model;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
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
    customSynopsis = "lathe predict MODEL DATA [--out FILE] [--force] [options]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe predict lathe-out/titanic-survived new.csv --out scored.csv|@",
      "  @|bold zcat big.csv.gz | lathe predict model.lathe - | gzip > scored.csv.gz|@",
      "  @|bold lathe predict model.lathe \"select * from 'new.parquet' where age > 60\"|@",
      "",
      "Columns may come in any order; those the model does not need are passed through.",
      "Rows flow through: an input larger than memory is fine."
    })
final class PredictCommand implements Runnable {
  private static final Set<String> STANDARD = Set.of("-", "/dev/stdout", "/dev/fd/1");

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

  @Mixin final ReadingOptions options = new ReadingOptions();

  PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    var reading = options.reading();
    Optional<Path> place = out.filter(each -> !STANDARD.contains(each)).map(console::path);
    place.ifPresent(path -> OutPlace.check(path, force));
    Model loaded = ModelPlace.load(console, model, data);
    boolean shown = place.isPresent() || !console.out().terminal().interactive();
    long done;
    try (var progress = new Progress(console.err());
        Chunks rows = options.source(console, data).chunks(reading, loaded.signature().inputs());
        CsvWriter csv = place.map(CsvWriter::to).orElseGet(this::standard)) {
      done =
          new Scoring(loaded)
              .run(
                  rows,
                  csv,
                  count -> {
                    if (shown) progress.count("scored", count);
                  });
    }
    place.ifPresent(
        path -> console.err().line("%s scored, in %s".formatted(Figures.count(done, "row"), path)));
  }

  private CsvWriter standard() {
    return CsvWriter.to(console.out().stream());
  }
}
