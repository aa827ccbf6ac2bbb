package dev.lathe.cli;

import dev.lathe.actions.UsageException;
import dev.lathe.actions.data.OutPlace;
import dev.lathe.actions.models.Judgement;
import dev.lathe.actions.models.ModelPlace;
import dev.lathe.actions.models.Reasons;
import dev.lathe.actions.models.Scoring;
import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Progress;
import dev.lathe.frame.Frame;
import dev.lathe.io.Chunks;
import dev.lathe.io.CsvWriter;
import dev.lathe.io.Reading;
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
  private static final int MOST_BACKGROUND = 1000;
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
    var reading = options.reading();
    check();
    Optional<Path> place = out.filter(each -> !STANDARD.contains(each)).map(console::path);
    place.ifPresent(path -> OutPlace.check(path, force));
    Model loaded = ModelPlace.load(console.place(), model, data);
    Optional<Reasons> why =
        reasons.map(most -> Reasons.of(loaded, background.map(each -> rows(each, loaded)), most));
    boolean shown = place.isPresent() || !console.out().terminal().interactive();
    long done;
    try (var progress = new Progress(console.err());
        Chunks rows = options.source(console, data).chunks(reading, loaded.signature().inputs());
        CsvWriter csv = place.map(CsvWriter::to).orElseGet(this::standard)) {
      done =
          new Scoring(loaded, why)
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

  private void check() {
    if (reasons.isPresent() && reasons.get() < 1) {
      throw new UsageException("--reasons must be 1 or more, got " + reasons.get());
    }
    if (background.isPresent() && reasons.isEmpty()) {
      throw new UsageException("--background is for reasons; say how many with --reasons");
    }
  }

  private Frame rows(String named, Model loaded) {
    Reading reading = new Judgement(loaded).reading(options.reading());
    Frame rows = options.source(console, named).read(reading).frame();
    if (rows.rows() < 1 || rows.rows() > MOST_BACKGROUND) {
      throw new IllegalArgumentException(
          "background rows may be 1 to %s, '%s' has %s; 100 drawn at random are usually enough"
              .formatted(MOST_BACKGROUND, named, rows.rows()));
    }
    return rows;
  }

  private CsvWriter standard() {
    return CsvWriter.to(console.out().stream());
  }
}
