package dev.lathe.learn.tree;

import dev.lathe.frame.Numbers;
import dev.lathe.learn.Output;
import dev.lathe.learn.Setting;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.tree.loss.AbsoluteLoss;
import dev.lathe.learn.tree.loss.GammaLoss;
import dev.lathe.learn.tree.loss.HuberLoss;
import dev.lathe.learn.tree.loss.LambdaRankLoss;
import dev.lathe.learn.tree.loss.LogisticLoss;
import dev.lathe.learn.tree.loss.Loss;
import dev.lathe.learn.tree.loss.LossName;
import dev.lathe.learn.tree.loss.PoissonLoss;
import dev.lathe.learn.tree.loss.QuantileLoss;
import dev.lathe.learn.tree.loss.SoftmaxLoss;
import dev.lathe.learn.tree.loss.SquaredLoss;
import dev.lathe.learn.tree.loss.TweedieLoss;
import java.util.ArrayList;
import java.util.List;

/// What boosting makes small.
///
/// ```java
/// static Model ranges(Task prices) {
///   var objective = new Objective().loss(LossName.QUANTILE).quantiles("0.05,0.5,0.95");
///   return new GradientBoosting().objective(objective).fit(prices);
/// }
/// ```
///
/// | loss | predicts | tasks |
/// |---|---|---|
/// | `logistic` | probabilities | binary |
/// | `softmax` | probabilities | multiclass |
/// | `squared` | means | regression, ranking (of the relevance) |
/// | `absolute` | medians | regression |
/// | `huber` | means that far rows do not move | regression |
/// | `quantile` | quantiles, which never cross | regression |
/// | `poisson` | means of what is zero or more, through a logarithm | regression, count |
/// | `gamma` | means of what is above zero, through a logarithm | regression |
/// | `tweedie` | means of what is often zero, through a logarithm | regression, count |
/// | `lambda-rank` | what puts the relevant rows of a group first | ranking |
///
/// @param loss by name; `auto` is the first of the kind of task, `poisson` for counts
/// @param quantiles for `quantile`: shares of the rows below each, rising, divided by commas
/// @param tweediePower for `tweedie`: how the variance grows with the mean, above 1 and below 2
/// @param huberDelta for `huber`: from which distance on it grows in proportion, above 0, in the
///   unit of the target
public record Objective(
    @Setting("what is made small; auto goes by the kind of task") LossName loss,
    @Setting("for quantile: shares of the rows below each, rising, divided by commas")
        String quantiles,
    @Setting("for tweedie: power of the variance, above 1 and below 2") double tweediePower,
    @Setting("for huber: the distance that counts as far, above 0, in the target's unit")
        double huberDelta,
    @Setting("none, balanced, or what classes count, as no:1,yes:5") String classWeights) {

  /// The loss that is usual for the kind of task; the median between a tenth at each end; the
  /// powers and distances that XGBoost starts with.
  public Objective() {
    this(LossName.AUTO, "0.1,0.5,0.9", 1.5, 1, "none");
  }

  public Objective {
    var _ = new QuantileLoss(shares(quantiles));
    var _ = new TweedieLoss(tweediePower);
    var _ = new HuberLoss(huberDelta);
    var _ = ClassWeights.told(classWeights);
  }

  /// This objective with another loss.
  public Objective loss(LossName loss) {
    return new Objective(loss, quantiles, tweediePower, huberDelta, classWeights);
  }

  /// This objective with other quantiles.
  public Objective quantiles(String quantiles) {
    return new Objective(loss, quantiles, tweediePower, huberDelta, classWeights);
  }

  /// This objective with another power.
  public Objective tweediePower(double tweediePower) {
    return new Objective(loss, quantiles, tweediePower, huberDelta, classWeights);
  }

  /// This objective with another distance.
  public Objective huberDelta(double huberDelta) {
    return new Objective(loss, quantiles, tweediePower, huberDelta, classWeights);
  }

  /// This objective with other weights of classes.
  public Objective classWeights(String classWeights) {
    return new Objective(loss, quantiles, tweediePower, huberDelta, classWeights);
  }

  /// By what each class counts; empty where all count alike.
  double[] weights(Task task) {
    return ClassWeights.of(classWeights, task);
  }

  private static List<Double> shares(String quantiles) {
    List<Double> shares = new ArrayList<>();
    for (String text : quantiles.split(",", -1)) {
      try {
        shares.add(Double.parseDouble(text.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "quantiles must be numbers above 0 and below 1, divided by commas, got '%s'"
                .formatted(quantiles),
            e);
      }
    }
    return shares;
  }

  /// By what each class counts in rows that are no task; empty where all count alike.
  ///
  /// @param target the class of each row, where classes are predicted
  /// @param rows how much each row counts
  double[] weights(Output output, double[] target, double[] rows) {
    return ClassWeights.of(classWeights, output, target, rows);
  }

  /// The quantiles that are predicted; empty with any other loss.
  List<Double> shares() {
    return loss == LossName.QUANTILE ? shares(quantiles) : List.of();
  }

  /// Refuses a task that the loss does not suit, by its kind or its target.
  void check(Task task) {
    if (loss == LossName.OWN) {
      throw new IllegalArgumentException(
          "loss 'own' is written in Java; give it beside the task, as fit(task, loss, listener)");
    }
    if (!loss.kinds().contains(task.kind())) {
      throw new IllegalArgumentException(
          "loss '%s' does not suit a %s task; choose one of %s"
              .formatted(
                  loss.key(), task.kind().key(), String.join(", ", LossName.suiting(task.kind()))));
    }
    if (task.kind() == TaskKind.MULTICLASS && task.roles().offset().isPresent()) {
      throw new IllegalArgumentException(
          "offset '%s' starts one score and '%s' has one for each of %s classes; leave it out"
              .formatted(
                  task.roles().offset().get(),
                  task.roles().target(),
                  task.output().levels().size()));
    }
    var _ = weights(task);
    if (bounded() && task.target() instanceof Target.Amounts amounts) {
      check(task.roles().target(), amounts.toArray());
    }
  }

  /// Whether the loss takes some numbers only.
  private boolean bounded() {
    return loss == LossName.POISSON || loss == LossName.TWEEDIE || loss == LossName.GAMMA;
  }

  /// Refuses a target that the loss does not suit.
  void check(String name, double[] target) {
    switch (loss) {
      case POISSON, TWEEDIE -> positive(name, target, true);
      case GAMMA -> positive(name, target, false);
      case AUTO, LOGISTIC, SOFTMAX, SQUARED, ABSOLUTE, HUBER, QUANTILE, LAMBDA_RANK, OWN -> {}
    }
  }

  private void positive(String name, double[] target, boolean zero) {
    for (double value : target) {
      if (value > 0 || (zero && value == 0)) continue;
      throw new IllegalArgumentException(
          "target '%s' is %s in some row and loss '%s' needs numbers %s; choose another loss, or leave such rows out"
              .formatted(
                  name, Numbers.text(value), loss.key(), zero ? "of zero or more" : "above zero"));
    }
  }

  /// Refuses a loss of one's own whose predictions are not what the task asks for.
  static void check(Task task, Loss loss) {
    int width = loss.width();
    boolean fits = loss.link().takes(width) && loss.link().suits(task.kind());
    if (fits && loss.link().outputs(width) == task.output().width()) return;
    throw new IllegalArgumentException(
        "a loss of %s with the link %s does not make the predictions of a %s task; give it another link or width"
            .formatted(
                width == 1 ? "one score" : width + " scores",
                Settings.key(loss.link().name()),
                task.kind().key()));
  }

  /// The loss for a task that was checked.
  Loss of(Task task) {
    LossName name = loss == LossName.AUTO ? LossName.usual(task.kind()) : loss;
    return switch (name) {
      case LOGISTIC -> new LogisticLoss();
      case SOFTMAX -> new SoftmaxLoss(task.output().levels().size());
      case SQUARED -> new SquaredLoss();
      case ABSOLUTE -> new AbsoluteLoss();
      case HUBER -> new HuberLoss(huberDelta);
      case QUANTILE -> new QuantileLoss(shares());
      case POISSON -> new PoissonLoss();
      case GAMMA -> new GammaLoss();
      case TWEEDIE -> new TweedieLoss(tweediePower);
      case LAMBDA_RANK -> LambdaRankLoss.of(Queries.starts(task));
      case AUTO, OWN -> throw new IllegalStateException("loss '%s' is no loss".formatted(name));
    };
  }
}
