package dev.lathe.actions.train;

import dev.lathe.actions.Place;
import dev.lathe.actions.Workbench;
import dev.lathe.actions.data.Names;
import dev.lathe.actions.data.OutPlace;
import dev.lathe.actions.data.TooLarge;
import dev.lathe.actions.models.Judgement;
import dev.lathe.actions.train.FitModel.Result;
import dev.lathe.frame.Column;
import dev.lathe.frame.ColumnType;
import dev.lathe.frame.Field;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Origin;
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
import dev.lathe.track.access.Voucher;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Does what a [FitModel] asks.
final class FitWork {
  private final FitModel asked;
  private final Workbench bench;
  private final Place place;
  private final Further further;
  private final Learning learning;
  private final FitRecord record;

  /// Bytes of the table, once it was read.
  private long held;

  FitWork(FitModel asked, Workbench bench) {
    this.asked = asked;
    this.bench = bench;
    place = asked.output().folder().map(bench.place()::in).orElse(bench.place());
    further = new Further(asked);
    learning = new Learning(asked, further.learner(), place.environment());
    record = new FitRecord(asked.keeping(), bench);
  }

  Result run() {
    further.check();
    Plan plan = plan();
    Optional<Path> named = asked.output().out().map(place::path);
    boolean replace = asked.output().force() && named.isPresent();
    TableSource source = source(asked.input().data());
    ModelFolder.check(folder(named, source.name(), plan), replace);
    record.prepare();
    try {
      tell("reading " + source.name());
      Trained trained = asked.input().streamed() ? streamed(source, plan) : held(source, plan);
      tell("writing the report");
      Path folder = folder(named, source.name(), plan);
      write(folder, trained, replace);
      return new Result(folder, trained.fitted, trained.loaded, record.kept());
    } catch (OutOfMemoryError e) {
      if (asked.input().streamed()) throw e;
      long table = held > 0 ? held : TooLarge.table(place, asked.input().data());
      throw new TooLarge(table, Runtime.getRuntime().maxMemory(), e);
    }
  }

  /// What came of it.
  ///
  /// @param loaded what was read; empty where rows were not held
  /// @param rows that it comes from; empty where they were not held
  private record Trained(Optional<Loaded> loaded, Fitted fitted, Optional<Frame> rows) {}

  /// What is to be done.
  ///
  /// @param target what is predicted
  /// @param reading how the rows are to be read
  /// @param on what to run, once the columns are known
  private record Plan(String target, Reading reading, Function<Frame, Course> on) {}

  /// How a model comes about.
  private interface Course {
    Fitted run(Frame frame, Optional<Frame> test, RunListener listener);
  }

  private Plan plan() {
    Reading reading = reading();
    if (asked.input().from().isPresent()) {
      var settings = learning.settings(Further.LEARNER);
      Update update = further.update(place, settings, learning.beside());
      return new Plan(
          told(update.fit().roles().target()),
          new Judgement(update.model()).typed(reading),
          frame -> learning.columns(update, frame)::run);
    }
    if (asked.aim().anomalies()) {
      Detect detect = learning.detect();
      return new Plan(learning.target(), reading, frame -> learning.columns(detect, frame)::run);
    }
    Fit fit = learning.fit();
    return new Plan(learning.target(), reading, frame -> learning.columns(fit, frame)::run);
  }

  /// The model's target, which may be told once more.
  private String told(String target) {
    if (learning.target().isEmpty() || learning.target().equals(target)) return target;
    throw new IllegalArgumentException(
        "--target: the model predicts '%s' and not '%s'; leave it out, or fit anew without --from"
            .formatted(target, learning.target()));
  }

  private Trained held(TableSource source, Plan plan) {
    Loaded loaded = source.read(plan.reading);
    held = loaded.frame().bytes();
    comply(loaded.frame().origin());
    Course course = plan.on.apply(loaded.frame());
    Optional<Frame> scored = asked.input().test().map(file -> read(file, plan, loaded.frame()));
    Fitted fitted = run(() -> course.run(loaded.frame(), scored, record.listener()));
    return new Trained(
        Optional.of(loaded), fitted.warned(loaded.notes()), Optional.of(loaded.frame()));
  }

  private Trained streamed(TableSource source, Plan plan) {
    RowSource rows = source.rows(plan.reading);
    comply(new Origin(source.name(), "", 0, plan.reading.nature()));
    Fit all = learning.columns(learning.fit(), header(source, plan.reading));
    Fit fit = asked.manner().refit().isPresent() ? all : all.shipped(Shipped.NONE);
    Optional<UnaryOperator<Frame>> scored =
        asked.input().test().map(file -> like -> read(file, plan, like));
    Fitted fitted = run(() -> fit.run(rows, scored, record.listener()));
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
  private Frame read(String file, Plan plan, Frame like) {
    TableSource source = source(file);
    tell("reading " + source.name());
    var types =
        like.schema().fields().stream()
            .filter(
                field -> field.type() == ColumnType.CATEGORIES || field.type() == ColumnType.TEXT)
            .collect(Collectors.toMap(Field::name, Field::type));
    Frame frame = source.read(asked.reading().reading().types(types)).frame();
    if (!plan.target.isEmpty()) Names.column(plan.target, frame, "--test");
    return frame;
  }

  /// What a word names: where another folder is told, files there.
  private TableSource source(String data) {
    boolean elsewhere = asked.output().folder().isPresent();
    return asked.reading().source(place, elsewhere ? place.data(data) : data);
  }

  /// What nobody waits for learns only from data that the policy trusts.
  private void comply(Origin origin) {
    if (bench.attended()) return;
    Optional<Voucher> word =
        origin.hash().isEmpty() ? Optional.empty() : bench.store().vouchers().latest(origin.hash());
    bench.policy().train(origin.source(), word.map(Voucher::nature).orElse(origin.nature()));
  }

  /// How the rows are to be read: those of a registered source are measured without anybody's word.
  private Reading reading() {
    Reading reading = asked.reading().reading();
    if (asked.reading().origin().isPresent()) return reading;
    boolean registered = file().flatMap(bench.policy()::source).isPresent();
    return registered ? reading.nature(Origin.Nature.MEASURED) : reading;
  }

  private Optional<Path> file() {
    try {
      Path file = place.path(asked.input().data());
      return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty(); // a query
    }
  }

  private void tell(String doing) {
    bench.listener().progress(doing, 0);
  }

  private Fitted run(Supplier<Fitted> fit) {
    Optional<Integer> threads = asked.manner().threads();
    if (threads.isEmpty()) return fit.get();
    try (var workers = Workers.of(threads.get())) {
      return workers.call(fit);
    }
  }

  private Path folder(Optional<Path> named, String name, Plan plan) {
    String target = plan.target.isEmpty() ? TaskKind.ANOMALY.key() : plan.target;
    return named.orElseGet(() -> OutPlace.unnamed(place.folder(), name, target));
  }

  private static void write(Path folder, Trained trained, boolean replace) {
    if (trained.rows.isPresent()) {
      ModelFolder.write(folder, trained.fitted, replace, trained.rows.get());
    } else {
      ModelFolder.write(folder, trained.fitted, replace);
    }
  }
}
