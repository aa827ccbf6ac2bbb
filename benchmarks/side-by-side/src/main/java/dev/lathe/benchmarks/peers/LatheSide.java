package dev.lathe.benchmarks.peers;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.io.Reading;
import dev.lathe.learn.AnomalyModel;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.anomaly.IsolationForest;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.tree.RandomForest;
import dev.lathe.learn.tree.bins.BinCache;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import dev.lathe.query.Access;
import dev.lathe.query.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Lathe's side: the one place of the bench that touches its learners and models.
final class LatheSide implements Contender {
  private static final String TARGET = "target";

  private final Setup setup;
  private final Workers workers;
  private BinCache bins = BinCache.of(0);
  private @Nullable Task task;
  private @Nullable Model model;
  private @Nullable Frame held;

  LatheSide(Setup setup) {
    this.setup = setup;
    workers = Workers.of(setup.threads());
  }

  @Override
  public String name() {
    return "Lathe" + (setup.threads() == 1 ? ", 1 thread" : "");
  }

  @Override
  public void load(Sheet rows) {
    task =
        setup.method() == Setup.Method.ISOLATION
            ? Task.anomalies(frame(rows, false))
            : Task.of(frame(rows, true), TARGET).kind(TaskKind.valueOf(rows.kind().name()));
  }

  @Override
  public long loaded() {
    return task().frame().bytes();
  }

  @Override
  public boolean binsApart() {
    return setup.method() == Setup.Method.BOOSTING;
  }

  /// Bins that [#train()] then finds in the cache, known by their content.
  @Override
  public double bin() {
    bins = BinCache.of(Long.MAX_VALUE);
    Task from = task();
    Frame prepared = learner(from).preparation().fit(from).frame();
    long start = System.nanoTime();
    workers.call(() -> bins.call(() -> Bins.of(prepared, from.weights(), 255).bin(prepared)));
    return (System.nanoTime() - start) * 1e-9;
  }

  /// The whole of `fit`, with what is in the cache; of what looks for strange rows, their scores
  /// too.
  @Override
  public double train() {
    Task from = task();
    Learner<?> learner = learner(from);
    long start = System.nanoTime();
    Model fitted = workers.call(() -> bins.call(() -> learner.fit(from)));
    if (fitted instanceof AnomalyModel strange) workers.call(() -> strange.score(from.frame()));
    model = fitted;
    return (System.nanoTime() - start) * 1e-9;
  }

  /// The whole of `fit`, with nothing in the cache.
  @Override
  public double fit() {
    bins = BinCache.of(0);
    return train();
  }

  /// Learns from a file, reading included, in seconds. A public call that reads a file into bins
  /// without holding its rows belongs here.
  double fitFile(Path file) {
    long start = System.nanoTime();
    Frame read = TableSource.of(file.toString(), new Access()).read(new Reading()).frame();
    Task from = Task.of(read, TARGET);
    model = workers.call(() -> learner(from).fit(from));
    return (System.nanoTime() - start) * 1e-9;
  }

  private Learner<?> learner(Task from) {
    String trees = String.valueOf(setup.trees());
    String seed = String.valueOf(setup.seed());
    return switch (setup.method()) {
      case BOOSTING -> boosting();
      case FOREST -> {
        var forest = new RandomForest().trees(setup.trees()).minimumRows(1).seed(setup.seed());
        yield from.kind() == TaskKind.REGRESSION ? forest.columns(1) : forest;
      }
      case EXTRA_TREES -> named("extra-trees", Map.of("trees", trees, "seed", seed));
      case ISOLATION -> new IsolationForest().trees(setup.trees()).seed(setup.seed());
    };
  }

  /// The learner of this name, wherever it is on the shelves.
  private static Learner<?> named(String name, Map<String, String> settings) {
    if (Catalogue.learners().stream().noneMatch(learner -> learner.name().equals(name))) {
      throw new Absent("Lathe has no " + name);
    }
    return Catalogue.learner(name, settings);
  }

  private GradientBoosting boosting() {
    var boosting = new GradientBoosting();
    return boosting
        .trees(setup.trees())
        .rate(Setup.RATE)
        .growth(
            boosting
                .growth()
                .leaves(setup.leaves())
                .depth(setup.depth() == 0 ? boosting.growth().depth() : setup.depth())
                .minimumRows(Setup.MINIMUM_ROWS)
                .minimumHessian(Setup.MINIMUM_HESSIAN))
        .penalty(boosting.penalty().l2(0))
        .sampling(boosting.sampling().rows(1).columns(1))
        .stopping(boosting.stopping().patience(0))
        .seed(setup.seed());
  }

  @Override
  public void hold(Sheet rows) {
    held = frame(rows, false);
  }

  @Override
  public double[] score() {
    Frame rows = held;
    Model fitted = model;
    if (rows == null || fitted == null) throw new IllegalStateException("nothing to score");
    if (fitted instanceof AnomalyModel strange) return workers.call(() -> strange.score(rows));
    double[] outputs =
        workers.call(
            () -> fitted.outputs(fitted.basis().recipe().apply(fitted.signature().align(rows))));
    int width = outputs.length / rows.rows();
    if (width == 1) return outputs;
    List<String> levels = fitted.signature().output().levels();
    int classes = task().target() instanceof dev.lathe.learn.Target.Classes ? levels.size() : 1;
    return classes == 2 ? second(outputs, levels) : byCode(outputs, levels, rows.rows());
  }

  private static double[] second(double[] outputs, List<String> levels) {
    int place = levels.indexOf("c1");
    return IntStream.range(0, outputs.length / 2)
        .mapToDouble(row -> outputs[2 * row + place])
        .toArray();
  }

  /// Classes in the order of their codes, those that were never seen at zero.
  private double[] byCode(double[] outputs, List<String> levels, int rows) {
    double[] ordered = new double[rows * classes];
    for (int level = 0; level < levels.size(); level++) {
      int code = Integer.parseInt(levels.get(level).substring(1));
      for (int row = 0; row < rows; row++) {
        ordered[row * classes + code] = outputs[row * levels.size() + level];
      }
    }
    return ordered;
  }

  /// Through the call for one row by names, until there is one by position.
  @Override
  public RowCall rowCall(int width) {
    Model fitted = fitted();
    var row = new HashMap<String, Object>();
    return values -> {
      for (int column = 0; column < width; column++) row.put("x" + column, values[column]);
      return fitted.predict(row).probability("c1");
    };
  }

  @Override
  public void save(Path file) {
    fitted().save(file);
  }

  @Override
  public double loadAndScore(Path file, double[] row) {
    Model loaded = Model.load(file);
    var values = new HashMap<String, Object>();
    for (int column = 0; column < row.length; column++) values.put("x" + column, row[column]);
    return loaded.predict(values).probability("c1");
  }

  @Override
  public double[] explain() {
    throw new Absent("Lathe has no shares of columns");
  }

  @Override
  public void close() {
    workers.close();
  }

  private int classes;

  private Frame frame(Sheet rows, boolean withTarget) {
    classes = rows.classes();
    var names = new ArrayList<String>();
    var columns = new ArrayList<Column>();
    for (int column = 0; column < rows.width(); column++) {
      names.add("x" + column);
      columns.add(
          rows.levels(column) == 0
              ? Numbers.of(rows.column(column))
              : coded(rows.column(column), rows.levels(column)));
    }
    if (withTarget) {
      names.add(TARGET);
      columns.add(
          rows.kind() == Kind.REGRESSION
              ? Numbers.of(rows.target())
              : coded(rows.target(), rows.classes()));
    }
    return Frame.of(names, columns);
  }

  private static Categories coded(double[] values, int levels) {
    int[] codes = new int[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = Double.isNaN(values[row]) ? Categories.MISSING : (int) values[row];
    }
    return Categories.of(IntStream.range(0, levels).mapToObj(level -> "c" + level).toList(), codes);
  }

  private Task task() {
    Task given = task;
    if (given == null) throw new IllegalStateException("no rows were loaded");
    return given;
  }

  private Model fitted() {
    Model found = model;
    if (found == null) throw new IllegalStateException("nothing was learned");
    return found;
  }
}
