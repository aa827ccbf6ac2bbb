package dev.lathe.learn.tree;

import dev.lathe.learn.Entry;
import dev.lathe.learn.Limits;
import dev.lathe.learn.Model;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.RowTask;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Setting;
import dev.lathe.learn.StagedLearner;
import dev.lathe.learn.Stages;
import dev.lathe.learn.Task;
import dev.lathe.learn.prepare.Preparations;
import dev.lathe.learn.tree.loss.Loss;
import dev.lathe.learn.tree.loss.LossName;
import java.util.Set;
import java.util.function.BiFunction;

/// Gradient boosting on histograms: trees grown one after another, each on what those before it got
/// wrong. The first choice for tables of numbers and categories.
///
/// Numbers and categories are taken as they are: categories are parted by level, the way of missing
/// values is learned at every split. Nothing needs scaling.
///
/// ```java
/// static double probability(Task task, Map<String, ?> row) {
///   var model = new GradientBoosting().trees(300).rate(0.1).fit(task);
///   return model.predict(row).probability("yes");
/// }
/// ```
///
/// **Shapes.** Two classes and numbers: one tree a round; several classes: one tree for each class
/// and round. Counts are predicted through a logarithm, quantiles by one tree each a round. What is
/// made small is a choice ([Objective]), and may be one's own ([#fit(Task, Loss, RunListener)]).
///
/// **Missing values.** Fine in every column; one that is unseen in learning goes the way of the
/// heavier half.
///
/// **Cost.** About 2.5 × rows × columns nanoseconds a tree; two bytes a cell, and 24 bytes a row
/// and class. One thread below 500,000 cells, else all; the model does not depend on it.
///
/// **Source.** Friedman 2001; Chen and Guestrin, *XGBoost*, KDD 2016; Ke et al., *LightGBM*, NIPS
/// 2017; gradients as integers as in Shi et al., *Quantized Training of Gradient Boosting Decision
/// Trees*, NeurIPS 2022, but with enough bits to need no random rounding.
///
/// @param trees most rounds, 1 or more
/// @param rate what a tree's values are multiplied by, above 0 and at most 1
/// @param objective what is made small
/// @param growth how far each tree grows
/// @param penalty what holds leaves and splits back
/// @param sampling which rows and columns each tree sees
/// @param stopping when to end before all trees are grown
/// @param seed where the randomness starts
public record GradientBoosting(
    @Setting("most rounds of trees, 1 or more") int trees,
    @Setting("what a tree's values are multiplied by, above 0 and at most 1") double rate,
    Objective objective,
    Growth growth,
    Penalty penalty,
    Sampling sampling,
    Stopping stopping,
    @Setting("where the randomness starts") long seed)
    implements StagedLearner<BoostedTrees> {

  /// As many as 1000 trees at a rate of 0.07: found by cross-validation on ten public sets to come
  /// within noise of half the rate in half the time.
  public GradientBoosting() {
    this(
        1000,
        0.07,
        new Objective(),
        new Growth(),
        new Penalty(),
        new Sampling(),
        new Stopping(),
        0);
  }

  /// The settings that another library starts with, for races on equal terms; what it has no
  /// setting for is as here.
  ///
  /// | `peer` | source |
  /// |---|---|
  /// | `lightgbm` | LightGBM 4.3, *Parameters*: 100 trees, rate 0.1, 31 leaves of 20 rows or more, one level against the rest up to 4 |
  /// | `xgboost` | XGBoost 3, *Parameters*: 100 trees, rate 0.3, depth 6 level by level, L2 1 |
  /// | `scikit-learn` | scikit-learn 1.2, `HistGradientBoosting…`: as LightGBM, no L2 |
  ///
  /// @throws IllegalArgumentException when there is no such peer, naming those there are
  public static GradientBoosting like(String peer) {
    var plain =
        new GradientBoosting()
            .trees(100)
            .sampling(new Sampling().columns(1))
            .penalty(new Penalty().levels(new Levels().oneAgainstRest(4)))
            .stopping(new Stopping().patience(0));
    return switch (peer) {
      case "lightgbm", "scikit-learn" ->
          plain
              .rate(0.1)
              .growth(new Growth().leaves(31).minimumRows(20).minimumHessian(1e-3))
              .penalty(plain.penalty().l2(0));
      case "xgboost" ->
          plain
              .rate(0.3)
              .growth(
                  new Growth()
                      .shape(GrowthShape.LEVEL_WISE)
                      .depth(6)
                      .leaves(64)
                      .minimumRows(0)
                      .minimumHessian(1))
              .penalty(plain.penalty().l2(1));
      default ->
          throw new IllegalArgumentException(
              "there is no peer '%s'; there are lightgbm, xgboost, scikit-learn".formatted(peer));
    };
  }

  public GradientBoosting {
    Limits.atLeast("trees", trees, 1);
    Limits.above("rate", rate, 0, 1);
  }

  /// These settings with this many rounds at most.
  public GradientBoosting trees(int trees) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  /// These settings with this rate.
  public GradientBoosting rate(double rate) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  /// These settings with this objective.
  public GradientBoosting objective(Objective objective) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  /// These settings with this growth.
  public GradientBoosting growth(Growth growth) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  /// These settings with this penalty.
  public GradientBoosting penalty(Penalty penalty) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  /// These settings with this sampling.
  public GradientBoosting sampling(Sampling sampling) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  /// These settings with this stopping.
  public GradientBoosting stopping(Stopping stopping) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  /// These settings with this seed.
  public GradientBoosting seed(long seed) {
    return new GradientBoosting(trees, rate, objective, growth, penalty, sampling, stopping, seed);
  }

  @Override
  public Entry entry() {
    return new Entry(
        "Trees grown one after another on what is left to learn; the first choice for tables.",
        objective.loss().kinds(),
        Set.of(
            Entry.Trait.WEIGHTS,
            Entry.Trait.OFFSET,
            Entry.Trait.EARLY_STOPPING,
            Entry.Trait.SEEDED),
        "Friedman, Greedy function approximation: a gradient boosting machine, 2001;"
            + " Ke et al., LightGBM, 2017");
  }

  @Override
  public void check(Task task) {
    objective.check(task);
    growth.constraints().check(task, preparation());
  }

  @Override
  public Preparation preparation() {
    return Preparations.forTrees(penalty.levels().encoding().preparation(seed));
  }

  @Override
  public GradientBoosting rounds(int rounds) {
    return trees(rounds).stopping(stopping.patience(0));
  }

  @Override
  public int rounds(Model model) {
    return ((BoostedTrees) model).rounds();
  }

  @Override
  public BoostedTrees fit(Task task, RunListener listener) {
    return learn(task, (fit, rows) -> fit.model(rows, listener));
  }

  @Override
  public Stages<BoostedTrees> stages(Task task, RunListener listener) {
    return learn(task, (fit, rows) -> fit.stages(rows, listener));
  }

  private <T> T learn(Task task, BiFunction<BoostingFit, Task, T> learning) {
    objective.check(task); // columns that constraints name are looked for when they are prepared
    Task together = Queries.together(task);
    Loss loss = objective.of(together);
    try {
      return learning.apply(new BoostingFit(this, loss, task, together), together);
    } catch (OutOfMemoryError e) {
      long held = task.frame().bytes();
      throw FitMemory.refusal(this, task.rows(), task.inputs().width(), loss.width(), held, e);
    }
  }

  /// Learns a task with a loss of one's own. The model keeps its link and the setting `loss` as
  /// `own`; it is saved and loaded like any other. Of a ranking the rows of a group should stand
  /// together where the loss looks at groups.
  ///
  /// @param loss what is made small; its link fits the kind of task
  /// @throws IllegalArgumentException when the link does not fit the kind of task
  public BoostedTrees fit(Task task, Loss loss, RunListener listener) {
    Objective.check(task, loss);
    var own = objective(objective.loss(LossName.OWN));
    return new BoostingFit(own, loss, task, task).model(task, listener);
  }

  /// Learns from rows that need not fit in memory: they are gone through twice, once to look at
  /// them and once to hold each value as a byte, and the trees are grown on the bytes.
  ///
  /// ```java
  /// static BoostedTrees large(RowSource rows) {
  ///   return new GradientBoosting().fit(new RowTask(rows, "clicked"), RunListener.NONE);
  /// }
  /// ```
  ///
  /// Where the rows are no more than 400,000, the trees are those of a fit in memory. Beyond that
  /// the cut points of numbers, the means that stand for categories of very many levels and the
  /// words of texts come from a sample of the rows drawn by row number; classes are looked for in
  /// all rows, and so are the levels of categories, up to 255 a column.
  ///
  /// **Cost.** Two bytes a cell; 50 bytes a row, 16 more for each class beyond two, 24 more where
  /// rows are held back to know when to stop. The sample takes up to 270 MB before that.
  ///
  /// @throws IllegalArgumentException as `fit` of a [Task]; and when the task is a ranking or names
  ///   groups, whose rows would have to be brought together
  public BoostedTrees fit(RowTask task, RunListener listener) {
    return new StreamedFit(this, task).model(listener);
  }

  /// Goes on from a model, with more rounds on other rows or with other settings: [#trees()] of
  /// them, fewer where the task brings rows to watch. The model's recipe, its columns and its
  /// levels stay as they are; levels it never saw count as missing.
  ///
  /// ```java
  /// static BoostedTrees updated(BoostedTrees model, Task thisMonth) {
  ///   return new GradientBoosting().trees(50).further(model, thisMonth, RunListener.NONE);
  /// }
  /// ```
  ///
  /// @throws IllegalArgumentException when the task is of another kind or has other classes, or the
  ///   loss has another link
  public BoostedTrees further(BoostedTrees model, Task task, RunListener listener) {
    objective.check(task);
    return new Further(this, model, Queries.together(task)).model(task, listener);
  }
}
