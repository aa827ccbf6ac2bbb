package dev.lathe.benchmarks.peers;

import dev.lathe.frame.Frame;
import dev.lathe.io.Reading;
import dev.lathe.io.TableFile;
import dev.lathe.learn.AnomalyModel;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.Recipe;
import dev.lathe.learn.RowTask;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.anomaly.IsolationForest;
import dev.lathe.learn.prepare.OneHot;
import dev.lathe.learn.tree.BoostedTrees;
import dev.lathe.learn.tree.ExtraTrees;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.tree.Growth;
import dev.lathe.learn.tree.GrowthShape;
import dev.lathe.learn.tree.RandomForest;
import dev.lathe.learn.tree.bins.BinCache;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.ensemble.Scorer;
import dev.lathe.math.Workers;
import dev.lathe.query.Access;
import dev.lathe.query.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Lathe's side: the one place of the bench that touches its learners and models.
final class LatheSide implements Contender {
  private static final int PIECE = 1000;

  private final Setup setup;
  private final Workers workers;
  private BinCache bins = BinCache.of(0);
  private @Nullable Task task;
  private @Nullable Model model;
  private @Nullable Frame held;
  private double[][] pieces = {};
  private int heldRows;
  private int classes;
  private final boolean oneHot;
  private Recipe columns = Recipe.none();

  LatheSide(Setup setup) {
    this(setup, false);
  }

  /// Lathe, given a column for each level in place of categories.
  static LatheSide oneHot(Setup setup) {
    return new LatheSide(setup, true);
  }

  private LatheSide(Setup setup, boolean oneHot) {
    this.setup = setup;
    this.oneHot = oneHot;
    workers = Workers.of(setup.threads());
  }

  @Override
  public String name() {
    return (oneHot ? "Lathe, one-hot" : "Lathe")
        + (setup.threads() == 1 && !defaults() ? ", 1 thread" : "");
  }

  private boolean defaults() {
    return switch (setup.method()) {
      case DEFAULTS, DEFAULT_FOREST, DEFAULT_EXTRA_TREES -> true;
      case BOOSTING, FOREST, EXTRA_TREES, ISOLATION -> false;
    };
  }

  @Override
  public void load(Sheet rows) {
    classes = rows.classes();
    if (setup.method() == Setup.Method.ISOLATION) {
      task = Task.anomalies(Frames.inputs(rows));
      return;
    }
    Task given =
        Task.of(Frames.whole(rows), Frames.TARGET).kind(TaskKind.valueOf(rows.kind().name()));
    task = oneHot ? encoded(given) : given;
  }

  private Task encoded(Task given) {
    var prepared = new OneHot().fit(given);
    columns = prepared.recipe();
    Frame frame = prepared.frame().with(Frames.TARGET, given.frame().column(Frames.TARGET));
    return Task.of(frame, Frames.TARGET).kind(given.kind());
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
    return timed(learner -> bins.call(() -> learner.fit(task())));
  }

  private double timed(Function<Learner<?>, Model> fit) {
    Task from = task();
    Learner<?> learner = learner(from);
    long start = System.nanoTime();
    Model fitted = workers.call(() -> fit.apply(learner));
    if (fitted instanceof AnomalyModel strange) workers.call(() -> strange.score(from.frame()));
    model = fitted;
    return (System.nanoTime() - start) * 1e-9;
  }

  /// The whole of `fit`.
  @Override
  public double fit() {
    return timed(learner -> learner.fit(task()));
  }

  /// Learns from a file, reading included, in seconds; boosting without holding its rows.
  double fitFile(Path file) {
    long start = System.nanoTime();
    if (setup.method() == Setup.Method.BOOSTING) {
      var rows = TableFile.rows(List.of(file), file.toString(), new Reading());
      model =
          workers.call(() -> boosting().fit(new RowTask(rows, Frames.TARGET), RunListener.NONE));
      return (System.nanoTime() - start) * 1e-9;
    }
    Frame read = TableSource.of(file.toString(), new Access()).read(new Reading()).frame();
    Task from = Task.of(read, Frames.TARGET);
    model = workers.call(() -> learner(from).fit(from));
    return (System.nanoTime() - start) * 1e-9;
  }

  private Learner<?> learner(Task from) {
    return switch (setup.method()) {
      case BOOSTING -> boosting();
      case FOREST -> {
        var forest = new RandomForest().trees(setup.trees()).minimumRows(1).seed(setup.seed());
        yield from.kind() == TaskKind.REGRESSION ? forest.columns(1) : forest;
      }
      case EXTRA_TREES -> new ExtraTrees().trees(setup.trees()).minimumRows(1).seed(setup.seed());
      case DEFAULTS -> new GradientBoosting().seed(setup.seed());
      case DEFAULT_FOREST -> new RandomForest().seed(setup.seed());
      case DEFAULT_EXTRA_TREES -> new ExtraTrees().seed(setup.seed());
      case ISOLATION -> new IsolationForest().trees(setup.trees()).seed(setup.seed());
    };
  }

  /// Leaf by leaf; where a depth is named, level by level to it, as the peers then grow.
  private GradientBoosting boosting() {
    var boosting = new GradientBoosting();
    Growth growth = boosting.growth().leaves(setup.leaves()).minimumHessian(Setup.MINIMUM_HESSIAN);
    return boosting
        .trees(setup.trees())
        .rate(Setup.RATE)
        .growth(
            setup.depth() == 0
                ? growth.minimumRows(Setup.MINIMUM_ROWS)
                : growth.shape(GrowthShape.LEVEL_WISE).depth(setup.depth()).minimumRows(0))
        .penalty(boosting.penalty().l2(0))
        .sampling(boosting.sampling().rows(1).columns(1))
        .stopping(boosting.stopping().patience(0))
        .seed(setup.seed());
  }

  @Override
  public void hold(Sheet rows) {
    held = columns.apply(Frames.inputs(rows));
  }

  @Override
  public double[] score() {
    Frame rows = held();
    Model fitted = fitted();
    if (fitted instanceof AnomalyModel strange) return workers.call(() -> strange.score(rows));
    double[] outputs =
        workers.call(
            () -> fitted.outputs(fitted.basis().recipe().apply(fitted.signature().align(rows))));
    int width = outputs.length / rows.rows();
    if (width == 1) return outputs;
    List<String> levels = fitted.signature().output().levels();
    int classes = task().target() instanceof Target.Classes ? levels.size() : 1;
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

  /// One row by position through the scorer, and the link that makes a probability of its score.
  @Override
  public RowCall rowCall(int width) {
    BoostedTrees boosted = boosted();
    return rowCall(boosted, width);
  }

  private static RowCall rowCall(BoostedTrees boosted, int width) {
    if (!boosted.inputs().names().equals(IntStream.range(0, width).mapToObj(c -> "x" + c).toList())
        || IntStream.range(0, width).anyMatch(c -> boosted.inputs().levels(c).isPresent())) {
      throw new Absent(
          "Lathe is asked for single rows where its trees read all columns as they are");
    }
    Scorer scorer = boosted.scorer();
    double sign = sign(boosted);
    return row -> 1 / (1 + Math.exp(-sign * scorer.score(row)));
  }

  /// Whether the raw score speaks for the class `c1` or against it, as 1 or -1.
  private static double sign(BoostedTrees boosted) {
    if (boosted.trees().outputs() != 1) {
      throw new Absent("Lathe is asked for scores by position of two classes only");
    }
    return boosted.signature().output().levels().indexOf("c1") == 1 ? 1 : -1;
  }

  /// The values that the trees compare, in pieces that lie beside one another in memory.
  @Override
  public void holdMatrix(Sheet rows) {
    BoostedTrees boosted = boosted();
    Frame frame = Frames.inputs(rows);
    Frame prepared = boosted.basis().recipe().apply(boosted.signature().align(frame));
    int count = (frame.rows() + PIECE - 1) / PIECE;
    pieces = new double[count][];
    for (int piece = 0; piece < count; piece++) {
      int from = piece * PIECE;
      pieces[piece] = boosted.inputs().values(prepared, from, Math.min(frame.rows(), from + PIECE));
    }
    heldRows = frame.rows();
  }

  /// The scorer on the pieces, and the link.
  @Override
  public double[] scoreMatrix() {
    BoostedTrees boosted = boosted();
    Scorer scorer = boosted.scorer();
    double sign = sign(boosted);
    double[] probabilities = new double[heldRows];
    workers.forEach(
        pieces.length,
        piece -> {
          double[] raw = new double[pieces[piece].length / boosted.inputs().width()];
          scorer.score(pieces[piece], raw.length, raw);
          for (int row = 0; row < raw.length; row++) {
            probabilities[piece * PIECE + row] = 1 / (1 + Math.exp(-sign * raw[row]));
          }
        });
    return probabilities;
  }

  @Override
  public String form() {
    return boosted().scorer().form().toString();
  }

  @Override
  public void save(Path file) {
    fitted().save(file);
  }

  @Override
  public double loadAndScore(Path file, double[] row) {
    if (!(Model.load(file) instanceof BoostedTrees loaded)) {
      throw new Absent("Lathe is asked to load boosted trees only");
    }
    return rowCall(loaded, row.length).score(row);
  }

  @Override
  public long leaves() {
    var count = new AtomicLong();
    boosted().trees().leafValues(_ -> count.incrementAndGet());
    return count.get();
  }

  @Override
  public double[] explain() {
    BoostedTrees boosted = boosted();
    Frame rows = held();
    return workers.call(() -> shares(boosted, boosted.explain(rows)));
  }

  @Override
  public double[] explainAgainst(int background) {
    BoostedTrees boosted = boosted();
    Frame rows = held();
    Frame against = task().frame().rows(0, background).without(List.of(Frames.TARGET));
    return workers.call(() -> shares(boosted, boosted.explain(rows, against)));
  }

  /// Shares in the score of the class `c1`, row by row, the expected score last.
  private static double[] shares(BoostedTrees boosted, Contributions found) {
    int width = found.columns().size();
    double sign = sign(boosted);
    double[] shares = new double[found.rows() * (width + 1)];
    for (int row = 0, at = 0; row < found.rows(); row++) {
      for (int column = 0; column < width; column++) {
        shares[at++] = sign * found.value(row, 0, column);
      }
      shares[at++] = sign * found.expected(0);
    }
    return shares;
  }

  @Override
  public void close() {
    workers.close();
  }

  private Task task() {
    Task given = task;
    if (given == null) throw new IllegalStateException("no rows were loaded");
    return given;
  }

  private Frame held() {
    Frame rows = held;
    if (rows == null) throw new IllegalStateException("no rows to score");
    return rows;
  }

  private BoostedTrees boosted() {
    if (fitted() instanceof BoostedTrees boosted) return boosted;
    throw new Absent("Lathe is asked for this of boosted trees only");
  }

  private Model fitted() {
    Model found = model;
    if (found == null) throw new IllegalStateException("nothing was learned");
    return found;
  }
}
