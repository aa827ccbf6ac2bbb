package dev.lathe.learn.tree.loss;

import dev.lathe.learn.Settings;
import dev.lathe.learn.TaskKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The losses by name.
public enum LossName {
  /// The one that is usual for the kind of task.
  AUTO,
  /// [LogisticLoss]: two classes.
  LOGISTIC,
  /// [SoftmaxLoss]: several classes.
  SOFTMAX,
  /// [SquaredLoss]: means.
  SQUARED,
  /// [AbsoluteLoss]: medians.
  ABSOLUTE,
  /// [HuberLoss]: means that far rows do not move.
  HUBER,
  /// [QuantileLoss]: quantiles, several at once.
  QUANTILE,
  /// [PoissonLoss]: counts.
  POISSON,
  /// [GammaLoss]: amounts above zero.
  GAMMA,
  /// [TweedieLoss]: amounts, many of them zero.
  TWEEDIE,
  /// [LambdaRankLoss]: the order within groups.
  LAMBDA_RANK,
  /// One's own, given in Java beside the task.
  OWN;

  /// The name in settings and messages.
  public String key() {
    return Settings.key(name());
  }

  /// The kinds of task it suits.
  public Set<TaskKind> kinds() {
    return switch (this) {
      case AUTO, OWN -> TaskKind.allSupervised();
      case LOGISTIC -> EnumSet.of(TaskKind.BINARY);
      case SOFTMAX -> EnumSet.of(TaskKind.MULTICLASS);
      case SQUARED -> EnumSet.of(TaskKind.REGRESSION, TaskKind.RANKING);
      case ABSOLUTE, HUBER, QUANTILE, GAMMA -> EnumSet.of(TaskKind.REGRESSION);
      case POISSON, TWEEDIE -> EnumSet.of(TaskKind.REGRESSION, TaskKind.COUNT);
      case LAMBDA_RANK -> EnumSet.of(TaskKind.RANKING);
    };
  }

  /// The loss that stands for [#AUTO].
  public static LossName usual(TaskKind kind) {
    return switch (kind) {
      case BINARY -> LOGISTIC;
      case MULTICLASS -> SOFTMAX;
      case REGRESSION -> SQUARED;
      case COUNT -> POISSON;
      case ANOMALY -> throw new IllegalArgumentException("anomalies have no loss");
      case RANKING -> LAMBDA_RANK;
    };
  }

  /// The losses that suit a kind of task, by key.
  public static List<String> suiting(TaskKind kind) {
    return Arrays.stream(values())
        .filter(name -> name != OWN && name.kinds().contains(kind))
        .map(LossName::key)
        .toList();
  }
}
