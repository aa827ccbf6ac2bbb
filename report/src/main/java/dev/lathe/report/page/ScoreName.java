package dev.lathe.report.page;

import dev.lathe.learn.metrics.Metric;

/// A score's name for people and what it says, in half a sentence.
///
/// @param label such as `Log loss`
/// @param meaning what the number is
/// @param higherIsBetter whether more is better
public record ScoreName(String label, String meaning, boolean higherIsBetter) {
  /// The words for the score of this name; a name that is not known stands for itself.
  public static ScoreName of(String name) {
    var metric = Figures.metric(name);
    if (metric.isEmpty()) return new ScoreName(name, "", true);
    boolean higher = metric.get().higherIsBetter();
    return switch (metric.get()) {
      case AUC ->
          new ScoreName("AUC", "how often a positive row is ranked above a negative one", higher);
      case AVERAGE_PRECISION ->
          new ScoreName(
              "Average precision", "how few others stand above the positive rows", higher);
      case LOG_LOSS ->
          new ScoreName("Log loss", "how surprised the probabilities are by the truth", higher);
      case ACCURACY -> new ScoreName("Accuracy", "share of the rows that are right", higher);
      case BRIER -> new ScoreName("Brier score", "mean squared error of the probabilities", higher);
      case F1 -> new ScoreName("F1", "balance of precision and recall", higher);
      case MACRO_F1 -> new ScoreName("Macro F1", "F1, each class counting the same", higher);
      case RMSE ->
          new ScoreName(
              "RMSE", "typical error, large ones counting more; unit of the target", higher);
      case MAE -> new ScoreName("MAE", "mean error, in the unit of the target", higher);
      case R2 -> new ScoreName("R²", "share of the variance that is explained", higher);
      case POISSON_DEVIANCE ->
          new ScoreName("Poisson deviance", "how surprised the counts are by the truth", higher);
      case NDCG ->
          new ScoreName("NDCG", "what the order is worth as a share of the best order's", higher);
      case NDCG_AT_10 -> new ScoreName("NDCG at 10", "the same of the ten rows put first", higher);
      case MAP -> new ScoreName("MAP", "share of relevant rows down to each relevant one", higher);
    };
  }

  /// Whether the score never leaves 0 to 1.
  static boolean share(String name) {
    return Figures.metric(name)
        .map(metric ->
            switch (metric) {
              case AUC, AVERAGE_PRECISION, ACCURACY, F1, MACRO_F1, NDCG, NDCG_AT_10, MAP -> true;
              case LOG_LOSS, BRIER, RMSE, MAE, R2, POISSON_DEVIANCE -> false;
            })
        .orElse(false);
  }

  /// The label within a sentence: `log loss`, but `AUC`.
  public String word() {
    boolean name = label.length() > 1 && Character.isLowerCase(label.charAt(1));
    return name && !label.startsWith("Poisson") && !label.startsWith("Brier")
        ? Character.toLowerCase(label.charAt(0)) + label.substring(1)
        : label;
  }

  /// Which way is better, in words.
  public String direction() {
    return higherIsBetter ? "higher is better" : "lower is better";
  }

  /// Half of a comparison: whether the one is better than the other beyond both intervals.
  static boolean clearlyBetter(dev.lathe.learn.Score one, dev.lathe.learn.Score other) {
    return Figures.metric(one.name()).map(Metric::higherIsBetter).orElse(true)
        ? one.low() > other.high()
        : one.high() < other.low();
  }
}
