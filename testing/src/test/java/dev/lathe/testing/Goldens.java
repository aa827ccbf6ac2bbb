package dev.lathe.testing;

import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.tree.DecisionTree;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.learn.tree.exchange.ForeignModel;
import dev.lathe.learn.tree.exchange.Imported;
import dev.lathe.learn.tree.loss.SquaredLoss;
import dev.lathe.math.RandomStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Small models of every kind that a file can hold, to be kept as files that later versions read.
final class Goldens {
  private static final int ROWS = 60;
  private static final int ASKED = 8;
  private static final long SEED = 5;
  private static final Path FOREIGN =
      Path.of("../learn/src/test/resources/dev/lathe/learn/tree/exchange");

  private final Map<String, Model> models = new LinkedHashMap<>();

  private Goldens() {}

  /// The models by name: every learner and kind of task, what changes the files of boosting, and
  /// models of other libraries, from the files that the tests of `learn` keep.
  static Map<String, Model> models() {
    var goldens = new Goldens();
    for (Learner<?> learner : Catalogue.learners()) {
      for (TaskKind kind : learner.entry().kinds()) {
        goldens.add(learner.name(), learner, kind);
      }
    }
    goldens.boosting();
    var whole = new DecisionTree().pruning("none");
    goldens.add("decision-tree-whole", whole, TaskKind.MULTICLASS);
    goldens.add("decision-tree-whole", whole, TaskKind.COUNT);
    goldens.imported();
    return goldens.models;
  }

  /// Rows to ask a model for, made of its columns alone.
  static Frame rows(Model model) {
    if (!(model.learner() instanceof Imported)) {
      return Samples.frame(model.signature().output().kind(), ASKED, SEED);
    }
    var random = RandomStream.of(SEED, "golden");
    List<Column> columns = new ArrayList<>();
    List<String> names = model.signature().inputs().names();
    for (int column = 0; column < names.size(); column++) {
      double[] values = new double[ASKED];
      for (int row = 0; row < ASKED; row++) {
        double number = column < 3 ? random.nextDouble() * 60 - 5 : random.nextInt(9);
        values[row] = random.nextInt(6) == 0 ? Double.NaN : number;
      }
      columns.add(Numbers.of(values));
    }
    return Frame.of(names, columns);
  }

  private void add(String name, Learner<?> learner, TaskKind kind) {
    add(name + "-" + kind.key(), small(learner).fit(Samples.task(kind, ROWS, SEED)));
  }

  /// The learner with settings that make small files.
  private static Learner<?> small(Learner<?> learner) {
    Record settings = (Record) Quick.of(learner);
    if (Settings.has(settings, "trees")) settings = Settings.with(settings, "trees", "5");
    return (Learner<?>) settings;
  }

  private void add(String name, Model model) {
    if (models.put(name, model) != null) throw new IllegalStateException("two are " + name);
  }

  private void boosting() {
    boosting("level-wise", TaskKind.REGRESSION, "shape", "level-wise", "depth", "3");
    boosting("symmetric", TaskKind.BINARY, "shape", "symmetric", "depth", "3");
    boosting("symmetric", TaskKind.MULTICLASS, "shape", "symmetric", "depth", "3");
    boosting("dropout", TaskKind.BINARY, "dropout", "0.3");
    boosting("monotone", TaskKind.REGRESSION, "monotone", "+age", "interactions", "age;income");
    boosting("absolute", TaskKind.REGRESSION, "loss", "absolute");
    boosting("huber", TaskKind.REGRESSION, "loss", "huber");
    boosting("quantile", TaskKind.REGRESSION, "loss", "quantile");
    boosting("tweedie", TaskKind.COUNT, "loss", "tweedie");
    boosting("squared", TaskKind.RANKING, "loss", "squared");
    boosting("balanced", TaskKind.BINARY, "class-weights", "balanced");
    var quick = (GradientBoosting) small(new GradientBoosting());
    Frame amounts = Samples.frame(TaskKind.REGRESSION, ROWS, SEED);
    double[] positive = amounts.numbers(Samples.TARGET).toArray();
    for (int row = 0; row < ROWS; row++) positive[row] = 1 + Math.abs(positive[row]);
    Task above = Task.of(amounts.with(Samples.TARGET, Numbers.of(positive)), Samples.TARGET);
    add("gradient-boosting-gamma-regression", set(quick, "loss", "gamma").fit(above));
    add("gradient-boosting-poisson-regression", set(quick, "loss", "poisson").fit(above));
    Task own = Samples.task(TaskKind.REGRESSION, ROWS, SEED);
    add("gradient-boosting-own-regression", quick.fit(own, new SquaredLoss(), RunListener.NONE));
    Frame counts = Samples.frame(TaskKind.COUNT, ROWS, SEED);
    Task offset = Task.of(counts, new Roles(Samples.TARGET).offset("visits")).kind(TaskKind.COUNT);
    add("gradient-boosting-offset-count", quick.fit(offset));
  }

  private void boosting(String name, TaskKind kind, String... settings) {
    add("gradient-boosting-" + name, set(new GradientBoosting(), settings), kind);
  }

  private static GradientBoosting set(GradientBoosting learner, String... settings) {
    GradientBoosting changed = learner;
    for (int i = 0; i < settings.length; i += 2) {
      changed = Settings.with(changed, settings[i], settings[i + 1]);
    }
    return changed;
  }

  private void imported() {
    for (String file :
        List.of(
            "lightgbm-4.3.0-binary.txt",
            "lightgbm-4.3.0-classes.txt",
            "lightgbm-4.3.0-forest.txt",
            "lightgbm-4.3.0-zero.txt",
            "xgboost-3.0.4-binary.ubj",
            "xgboost-3.0.4-categories.ubj",
            "xgboost-3.0.4-classes.ubj",
            "xgboost-3.0.4-dart.ubj",
            "xgboost-3.0.4-quantiles.ubj")) {
      ForeignModel read = ForeignModel.read(FOREIGN.resolve(file), Goldens::noJson);
      add("imported-" + file.substring(0, file.lastIndexOf('.')), read.model("target"));
    }
  }

  private static Object noJson(byte[] bytes) {
    throw new IllegalArgumentException(
        "no file here has JSON, got %s bytes".formatted(bytes.length));
  }
}
