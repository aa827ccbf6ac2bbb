package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Progress;
import dev.lathe.cli.work.OutPlace;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.automl.Detect;
import dev.lathe.learn.automl.Fit;
import dev.lathe.learn.automl.Fitted;
import dev.lathe.math.Workers;
import dev.lathe.query.TableSource;
import dev.lathe.report.ModelFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a model and says how good it is.
@Command(
    name = "fit",
    header = "Finds the best model for a column, and says how good it is.",
    description =
        "Tries learners on the data, picks the best by cross-validation, scores it on rows it has"
            + " not seen, and writes the model and a report. It says what it decided and why.",
    customSynopsis = "lathe fit DATA --target T [options]",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  @|bold lathe fit titanic.csv --target survived|@",
      "  @|bold lathe fit train.csv --target price --test test.csv --out price-model|@",
      "  @|bold lathe fit visits.csv --target bought --group customer --drop visit|@",
      "  @|bold lathe fit homes.csv --target price --learner random-forest --set trees=500|@",
      "  @|bold lathe fit payments.csv --kind anomaly|@",
      "  @|bold lathe fit \"select * from 'a.parquet' where year > 2020\" --target churned|@"
    })
final class FitCommand implements Runnable {
  private final Console console;

  @Parameters(index = "0", paramLabel = "DATA", description = Words.DATA)
  String data = "";

  @Option(
      names = "--test",
      order = HelpText.WHAT + 1,
      paramLabel = "FILE",
      description = "Rows to score on; without it 20 %% of DATA are held out.")
  Optional<String> test = Optional.empty();

  @Option(
      names = "--out",
      order = HelpText.WHERE,
      paramLabel = "DIR",
      description = "The folder to write; lathe-out/<data>-<target> when nobody says.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--force",
      order = HelpText.WHERE + 1,
      description = "Replace the folder if it exists.")
  boolean force;

  @Option(
      names = "--json",
      order = HelpText.WHERE + 2,
      description = "The report as one JSON document on standard output.")
  boolean json;

  @Mixin final LearningOptions learning = new LearningOptions();
  @Mixin final ReadingOptions options = new ReadingOptions();

  /// Bytes of the table, once it was read.
  private long held;

  FitCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Asked asked = asked();
    Reading reading = options.reading();
    Optional<Path> named = out.map(console::path);
    TableSource source = options.source(console, data);
    ModelFolder.check(place(named, source.name()), force && named.isPresent());
    var text = new FitText(console);

    Loaded loaded;
    Fitted fitted;
    Path folder;
    try (var progress = new Progress(console.err())) {
      progress.begin("reading " + source.name());
      loaded = source.read(reading);
      held = loaded.frame().bytes();
      Run training = asked.on(loaded.frame());
      Optional<Frame> scored = test.map(file -> read(file, reading, loaded.frame(), progress));
      fitted =
          run(() -> training.run(loaded.frame(), scored, listener(progress)))
              .warned(loaded.notes());
      progress.begin("writing the report");
      folder = write(fitted, named, source.name(), loaded.frame());
    } catch (OutOfMemoryError e) {
      long table = held > 0 ? held : TooLarge.table(console, data);
      throw new TooLarge(table, Runtime.getRuntime().maxMemory(), e);
    }
    if (json) text.json(folder);
    else text.tell(loaded, fitted, folder);
  }

  /// What is asked for, once the columns are known.
  private interface Asked {
    Run on(Frame frame);
  }

  private interface Run {
    Fitted run(Frame frame, Optional<Frame> test, RunListener listener);
  }

  private Asked asked() {
    if (learning.anomalies()) {
      Detect detect = learning.detect(console.environment());
      return frame -> learning.columns(detect, frame)::run;
    }
    Fit fit = learning.fit(console.environment());
    return frame -> learning.columns(fit, frame)::run;
  }

  /// Rows to score on, read by the types of the rows to learn from where text would lose by others.
  private Frame read(String file, Reading reading, Frame like, Progress progress) {
    TableSource source = options.source(console, file);
    progress.begin("reading " + source.name());
    var types =
        like.schema().fields().stream()
            .filter(
                field -> field.type() == ColumnType.CATEGORIES || field.type() == ColumnType.TEXT)
            .collect(Collectors.toMap(Field::name, Field::type));
    Frame frame = source.read(reading.types(types)).frame();
    if (!learning.target.isEmpty()) Names.column(learning.target, frame, "--test");
    return frame;
  }

  private Fitted run(java.util.function.Supplier<Fitted> fit) {
    if (learning.threads.isEmpty()) return fit.get();
    try (var workers = Workers.of(learning.threads.get())) {
      return workers.call(fit);
    }
  }

  private Path place(Optional<Path> named, String name) {
    String target = learning.target.isEmpty() ? TaskKind.ANOMALY.key() : learning.target;
    return named.orElseGet(() -> OutPlace.unnamed(console.folder(), name, target));
  }

  private Path write(Fitted fitted, Optional<Path> named, String name, Frame rows) {
    Path folder = place(named, name);
    ModelFolder.write(folder, fitted, force && named.isPresent(), rows);
    return folder;
  }

  private static RunListener listener(Progress progress) {
    return new RunListener() {
      @Override
      public void progress(String doing, double done) {
        progress.tell(doing, done);
      }
    };
  }
}
