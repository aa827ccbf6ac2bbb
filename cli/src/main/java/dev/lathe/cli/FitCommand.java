package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Progress;
import dev.lathe.cli.work.Judgement;
import dev.lathe.cli.work.OutPlace;
import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.RowSource;
import dev.lathe.frame.Schema;
import dev.lathe.io.Chunks;
import dev.lathe.io.Loaded;
import dev.lathe.io.Reading;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.automl.Detect;
import dev.lathe.learn.automl.Fit;
import dev.lathe.learn.automl.Fitted;
import dev.lathe.learn.automl.Shipped;
import dev.lathe.learn.automl.Update;
import dev.lathe.math.Workers;
import dev.lathe.query.TableSource;
import dev.lathe.report.ModelFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
      "  @|bold lathe fit june.csv --from lathe-out/may-bought --set trees=100|@",
      "  @|bold lathe fit clicks.csv.gz --target clicked --streamed|@",
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
  @Mixin final BoostingOptions boosting = new BoostingOptions();
  @Mixin final ReadingOptions options = new ReadingOptions();

  /// Bytes of the table, once it was read.
  private long held;

  FitCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    boosting.check(learning);
    Asked asked = asked();
    Optional<Path> named = out.map(console::path);
    TableSource source = options.source(console, data);
    ModelFolder.check(place(named, source.name(), asked), force && named.isPresent());
    var text = new FitText(console);

    Trained trained;
    Path folder;
    try (var progress = new Progress(console.err())) {
      progress.begin("reading " + source.name());
      trained =
          boosting.streamed ? streamed(source, asked, progress) : held(source, asked, progress);
      progress.begin("writing the report");
      folder = place(named, source.name(), asked);
      write(folder, trained, force && named.isPresent());
    } catch (OutOfMemoryError e) {
      if (boosting.streamed) throw e;
      long table = held > 0 ? held : TooLarge.table(console, data);
      throw new TooLarge(table, Runtime.getRuntime().maxMemory(), e);
    }
    if (json) text.json(folder);
    else text.tell(trained.loaded, trained.fitted, folder);
  }

  /// What came of it.
  ///
  /// @param loaded what was read; empty where rows were not held
  /// @param rows that it comes from; empty where they were not held
  private record Trained(Optional<Loaded> loaded, Fitted fitted, Optional<Frame> rows) {}

  /// What is asked for.
  ///
  /// @param target what is predicted
  /// @param reading how the rows are to be read
  /// @param on what to run, once the columns are known
  private record Asked(String target, Reading reading, Function<Frame, Run> on) {}

  private interface Run {
    Fitted run(Frame frame, Optional<Frame> test, RunListener listener);
  }

  private Asked asked() {
    Reading reading = options.reading();
    var environment = console.environment();
    if (boosting.from.isPresent()) {
      var settings = learning.settings(BoostingOptions.LEARNER);
      Update update = boosting.update(console, settings, learning.beside(environment));
      return new Asked(
          told(update.fit().roles().target()),
          new Judgement(update.model()).typed(reading),
          frame -> learning.columns(update, frame)::run);
    }
    if (learning.anomalies()) {
      Detect detect = learning.detect(environment);
      return new Asked(learning.target, reading, frame -> learning.columns(detect, frame)::run);
    }
    Fit fit = learning.fit(environment);
    return new Asked(learning.target, reading, frame -> learning.columns(fit, frame)::run);
  }

  /// The model's target, which may be told once more.
  private String told(String target) {
    if (learning.target.isEmpty() || learning.target.equals(target)) return target;
    throw new IllegalArgumentException(
        "--target: the model predicts '%s' and not '%s'; leave it out, or fit anew without --from"
            .formatted(target, learning.target));
  }

  private Trained held(TableSource source, Asked asked, Progress progress) {
    Loaded loaded = source.read(asked.reading);
    held = loaded.frame().bytes();
    Run training = asked.on.apply(loaded.frame());
    Optional<Frame> scored = test.map(file -> read(file, asked, loaded.frame(), progress));
    Fitted fitted = run(() -> training.run(loaded.frame(), scored, listener(progress)));
    return new Trained(
        Optional.of(loaded), fitted.warned(loaded.notes()), Optional.of(loaded.frame()));
  }

  private Trained streamed(TableSource source, Asked asked, Progress progress) {
    RowSource rows = source.rows(asked.reading);
    Fit all = learning.columns(learning.fit(console.environment()), header(source, asked.reading));
    Fit fit = learning.refit.isPresent() ? all : all.shipped(Shipped.NONE);
    Optional<UnaryOperator<Frame>> scored =
        test.map(file -> like -> read(file, asked, like, progress));
    Fitted fitted = run(() -> fit.run(rows, scored, listener(progress)));
    return new Trained(Optional.empty(), fitted, Optional.empty());
  }

  /// The columns of a source, without rows.
  private static Frame header(TableSource source, Reading reading) {
    try (Chunks chunks = source.chunks(reading, new Schema(List.of()))) {
      List<Column> columns = chunks.names().stream().<Column>map(_ -> Numbers.of()).toList();
      return Frame.of(chunks.names(), columns);
    }
  }

  /// Rows to score on, read by the types of the rows to learn from where text would lose by others.
  private Frame read(String file, Asked asked, Frame like, Progress progress) {
    TableSource source = options.source(console, file);
    progress.begin("reading " + source.name());
    var types =
        like.schema().fields().stream()
            .filter(
                field -> field.type() == ColumnType.CATEGORIES || field.type() == ColumnType.TEXT)
            .collect(Collectors.toMap(Field::name, Field::type));
    Frame frame = source.read(options.reading().types(types)).frame();
    if (!asked.target.isEmpty()) Names.column(asked.target, frame, "--test");
    return frame;
  }

  private Fitted run(Supplier<Fitted> fit) {
    if (learning.threads.isEmpty()) return fit.get();
    try (var workers = Workers.of(learning.threads.get())) {
      return workers.call(fit);
    }
  }

  private Path place(Optional<Path> named, String name, Asked asked) {
    String target = asked.target.isEmpty() ? TaskKind.ANOMALY.key() : asked.target;
    return named.orElseGet(() -> OutPlace.unnamed(console.folder(), name, target));
  }

  private static void write(Path folder, Trained trained, boolean replace) {
    if (trained.rows.isPresent()) {
      ModelFolder.write(folder, trained.fitted, replace, trained.rows.get());
    } else {
      ModelFolder.write(folder, trained.fitted, replace);
    }
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
