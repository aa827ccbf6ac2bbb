package dev.lathe.learn.metrics;

import static dev.lathe.learn.TaskKind.ANOMALY;
import static dev.lathe.learn.TaskKind.BINARY;
import static dev.lathe.learn.TaskKind.COUNT;
import static dev.lathe.learn.TaskKind.MULTICLASS;
import static dev.lathe.learn.TaskKind.RANKING;
import static dev.lathe.learn.TaskKind.REGRESSION;

import dev.lathe.learn.Predictions;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A score by which predictions are judged.
///
/// ```java
/// static double auc(Model model, Task test) {
///   return Metric.AUC.score(test, model.predict(test.frame()));
/// }
/// ```
///
/// Rows count by the task's weights. A class that the model never learned ([Target.Classes#UNSEEN])
/// is predicted wrong, with probability 0; for [#AUC] and [#F1] it is not the positive class.
///
/// Formulas and sources stand with [ClassMetrics], [RegressionMetrics] and [RankingMetrics].
public enum Metric {
  /// Area under the ROC curve: how often a positive row is scored above another. `[0, 1]`.
  AUC(true),
  /// Mean of `-ln` of the probability given to what came true. `[0, 34.5]`.
  LOG_LOSS(false),
  /// Share of the rows whose class was predicted. `[0, 1]`.
  ACCURACY(true),
  /// Mean squared distance of the probability from what came true. `[0, 1]`.
  BRIER(false),
  /// Harmonic mean of precision and recall of the positive class. `[0, 1]`.
  F1(true),
  /// Mean of each class's F1 against the rest. `[0, 1]`.
  MACRO_F1(true),
  /// Mean precision over the positive rows, taken from the highest score down. `[0, 1]`.
  AVERAGE_PRECISION(true),
  /// Root of the mean squared error, in the unit of the target.
  RMSE(false),
  /// Mean absolute error, in the unit of the target.
  MAE(false),
  /// Share of the target's variance that is explained; at most 1.
  R2(true),
  /// Mean Poisson deviance; zero or more.
  POISSON_DEVIANCE(false),
  /// What the order within each group is worth, as a share of the best order's worth. `[0, 1]`.
  NDCG(true),
  /// The same of the ten rows that come first. `[0, 1]`.
  NDCG_AT_10(true),
  /// Mean average precision: how many relevant rows there are among those above a relevant one.
  /// `[0, 1]`.
  MAP(true);

  private static final int TEN = 10;

  private final boolean higherIsBetter;

  Metric(boolean higherIsBetter) {
    this.higherIsBetter = higherIsBetter;
  }

  /// The name in files, flags and messages: lower case with dashes.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The metric with this key.
  ///
  /// @throws IllegalArgumentException when there is none, naming those there are
  public static Metric named(String key) {
    return Arrays.stream(values())
        .filter(metric -> metric.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no metric '%s'; metrics are %s"
                    .formatted(
                        key,
                        Arrays.stream(values())
                            .map(Metric::key)
                            .collect(Collectors.joining(", ")))));
  }

  /// Whether more is better.
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /// The nearest value that the metric can have.
  public double clamp(double value) {
    return switch (this) {
      case AUC, AVERAGE_PRECISION, ACCURACY, BRIER, F1, MACRO_F1, NDCG, NDCG_AT_10, MAP ->
          Math.clamp(value, 0, 1);
      case LOG_LOSS, RMSE, MAE, POISSON_DEVIANCE -> Math.max(0, value);
      case R2 -> Math.min(1, value);
    };
  }

  /// The kinds of task it judges.
  public Set<TaskKind> kinds() {
    return switch (this) {
      case AUC, AVERAGE_PRECISION, F1 -> EnumSet.of(BINARY, ANOMALY);
      case BRIER -> EnumSet.of(BINARY);
      case LOG_LOSS, ACCURACY, MACRO_F1 -> EnumSet.of(BINARY, MULTICLASS);
      case RMSE, MAE, R2 -> EnumSet.of(REGRESSION, COUNT);
      case POISSON_DEVIANCE -> EnumSet.of(COUNT);
      case NDCG, NDCG_AT_10, MAP -> EnumSet.of(RANKING);
    };
  }

  /// The metric that candidates are ranked by when nobody names one.
  public static Metric ranking(TaskKind kind) {
    return switch (kind) {
      case BINARY, ANOMALY -> AUC;
      case MULTICLASS -> LOG_LOSS;
      case REGRESSION -> RMSE;
      case COUNT -> POISSON_DEVIANCE;
      case RANKING -> NDCG;
    };
  }

  /// The metrics that are reported, the one that ranks first.
  public static List<Metric> reported(TaskKind kind) {
    return switch (kind) {
      case BINARY -> List.of(AUC, LOG_LOSS, ACCURACY, BRIER, F1);
      case MULTICLASS -> List.of(LOG_LOSS, ACCURACY, MACRO_F1);
      case REGRESSION -> List.of(RMSE, MAE, R2);
      case COUNT -> List.of(POISSON_DEVIANCE, RMSE, MAE, R2);
      case ANOMALY -> List.of(AUC, AVERAGE_PRECISION, F1);
      case RANKING -> List.of(NDCG, NDCG_AT_10, MAP);
    };
  }

  /// The score of predictions, row by row of the truth.
  ///
  /// @return `NaN` where the score is not defined: AUC when all rows are of one class, NDCG when no
  ///   group has a relevant row
  /// @throws IllegalArgumentException when the metric does not judge tasks of this kind, or there
  ///   are not as many predictions as rows
  public double score(Task truth, Predictions predictions) {
    return scoring(truth, predictions).of(truth.weights());
  }

  /// The same with weights of one's own in place of the task's.
  ///
  /// @param weights one for each row
  public double score(Task truth, Predictions predictions, double[] weights) {
    return scoring(truth, predictions).of(weights);
  }

  /// Everything about the score but the weights, so that many weights can be tried.
  Scoring scoring(Task truth, Predictions predictions) {
    check(truth, predictions);
    return switch (this) {
      case AUC -> new Ranking(positive(truth), strengths(predictions))::auc;
      case AVERAGE_PRECISION ->
          new Ranking(positive(truth), strengths(predictions))::averagePrecision;
      case LOG_LOSS -> Scoring.mean(ClassMetrics.logLosses(given(truth, predictions)));
      case ACCURACY ->
          Scoring.mean(ClassMetrics.hits(truth.classes().toCodes(), codes(predictions)));
      case BRIER -> Scoring.mean(ClassMetrics.squaredDoubts(given(truth, predictions)));
      case F1 -> ClassMetrics.scoring(positive(truth), called(predictions));
      case MACRO_F1 -> {
        int[] classes = truth.classes().toCodes();
        int[] predicted = codes(predictions);
        int width = truth.output().width();
        yield weights -> ClassMetrics.macroF1(classes, predicted, width, weights);
      }
      case RMSE -> {
        double[] errors = RegressionMetrics.squaredErrors(amounts(truth), values(predictions));
        yield weights -> Math.sqrt(Averages.mean(errors, weights));
      }
      case MAE ->
          Scoring.mean(RegressionMetrics.absoluteErrors(amounts(truth), values(predictions)));
      case R2 -> {
        double[] amounts = amounts(truth);
        double[] errors = RegressionMetrics.squaredErrors(amounts, values(predictions));
        yield weights -> RegressionMetrics.explained(amounts, errors, weights);
      }
      case POISSON_DEVIANCE ->
          Scoring.mean(RegressionMetrics.deviances(amounts(truth), values(predictions)));
      case NDCG -> rankings(truth, predictions).ndcg(Integer.MAX_VALUE);
      case NDCG_AT_10 -> rankings(truth, predictions).ndcg(TEN);
      case MAP -> rankings(truth, predictions).averagePrecision();
    };
  }

  private static Rankings rankings(Task truth, Predictions predictions) {
    return new Rankings(amounts(truth), values(predictions), truth.groups());
  }

  private void check(Task truth, Predictions predictions) {
    if (!kinds().contains(truth.kind())) {
      throw new IllegalArgumentException(
          "'%s' does not judge %s tasks; use %s"
              .formatted(
                  key(),
                  truth.kind().key(),
                  reported(truth.kind()).stream()
                      .map(Metric::key)
                      .collect(Collectors.joining(", "))));
    }
    if (truth.rows() != predictions.rows()) {
      throw new IllegalArgumentException(
          "%s predictions for %s rows".formatted(predictions.rows(), truth.rows()));
    }
  }

  static boolean[] positive(Task truth) {
    return are(truth.classes().toCodes(), 1);
  }

  /// How much each row is taken for a positive one.
  private static double[] strengths(Predictions predictions) {
    if (predictions instanceof Predictions.OfAnomalies anomalies) return anomalies.outputs();
    return predictions.classes().probabilities(1);
  }

  /// Which rows are called positive.
  private static boolean[] called(Predictions predictions) {
    if (!(predictions instanceof Predictions.OfAnomalies anomalies)) {
      return are(codes(predictions), 1);
    }
    boolean[] called = new boolean[anomalies.rows()];
    for (int row = 0; row < called.length; row++) {
      called[row] = anomalies.anomaly(row);
    }
    return called;
  }

  private static boolean[] are(int[] codes, int wanted) {
    boolean[] are = new boolean[codes.length];
    for (int row = 0; row < are.length; row++) {
      are[row] = codes[row] == wanted;
    }
    return are;
  }

  private static double[] given(Task truth, Predictions predictions) {
    Target.Classes classes = truth.classes();
    var said = predictions.classes();
    double[] given = new double[classes.rows()];
    for (int row = 0; row < given.length; row++) {
      int code = classes.code(row);
      given[row] = code == Target.Classes.UNSEEN ? 0 : said.probability(row, code);
    }
    return given;
  }

  static int[] codes(Predictions predictions) {
    var said = predictions.classes();
    int[] codes = new int[said.rows()];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = said.code(row);
    }
    return codes;
  }

  private static double[] amounts(Task truth) {
    return truth.amounts().toArray();
  }

  private static double[] values(Predictions predictions) {
    return predictions.numbers().toArray();
  }

  /// A value as people read it: four digits behind the point where the score has no unit, else five
  /// digits in all and every digit before the point.
  public String text(double value) {
    if (!Double.isFinite(value)) return "–";
    boolean unit = this == RMSE || this == MAE || this == POISSON_DEVIANCE;
    int digits = 4;
    if (unit && value != 0) {
      digits = Math.clamp(4 - (int) Math.floor(Math.log10(Math.abs(value))), 0, 12);
    }
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
