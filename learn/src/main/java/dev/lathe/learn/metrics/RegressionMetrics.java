package dev.lathe.learn.metrics;

/// Scores of predicted numbers, over plain arrays with an entry for each row.
///
/// ```java
/// double[] truth = {3, 5, 2};
/// double[] guess = {2.5, 5, 4};
/// double rmse = RegressionMetrics.rmse(truth, guess);
/// ```
///
/// Each takes, as a last argument that may be left out, how much each row counts: zero or more.
public final class RegressionMetrics {
  /// Predicted counts nearer to 0 are taken for this by [#poissonDeviance].
  static final double LEAST_COUNT = 1e-9;

  private RegressionMetrics() {}

  /// Root of the mean squared error, in the unit of the target; lower is better.
  public static double rmse(double[] truth, double[] predicted, double[] weights) {
    Averages.check(truth.length, predicted.length, weights);
    return Math.sqrt(Averages.mean(squaredErrors(truth, predicted), weights));
  }

  /// Root of the mean squared error, rows counting alike.
  public static double rmse(double[] truth, double[] predicted) {
    return rmse(truth, predicted, Averages.ones(truth.length));
  }

  static double[] squaredErrors(double[] truth, double[] predicted) {
    double[] squares = new double[truth.length];
    for (int row = 0; row < squares.length; row++) {
      squares[row] = (truth[row] - predicted[row]) * (truth[row] - predicted[row]);
    }
    return squares;
  }

  /// Mean absolute error, in the unit of the target; lower is better.
  public static double mae(double[] truth, double[] predicted, double[] weights) {
    Averages.check(truth.length, predicted.length, weights);
    return Averages.mean(absoluteErrors(truth, predicted), weights);
  }

  /// Mean absolute error, rows counting alike.
  public static double mae(double[] truth, double[] predicted) {
    return mae(truth, predicted, Averages.ones(truth.length));
  }

  static double[] absoluteErrors(double[] truth, double[] predicted) {
    double[] errors = new double[truth.length];
    for (int row = 0; row < errors.length; row++) {
      errors[row] = Math.abs(truth[row] - predicted[row]);
    }
    return errors;
  }

  /// Share of the target's variance that the prediction explains: 1 minus squared error over
  /// squared distance from the mean. At most 1, higher is better, 0 for the mean itself. Where the
  /// target is constant: 1 for a perfect prediction, else 0.
  public static double r2(double[] truth, double[] predicted, double[] weights) {
    Averages.check(truth.length, predicted.length, weights);
    return explained(truth, squaredErrors(truth, predicted), weights);
  }

  /// Share of the target's variance that the prediction explains, rows counting alike.
  public static double r2(double[] truth, double[] predicted) {
    return r2(truth, predicted, Averages.ones(truth.length));
  }

  /// R² from squared errors.
  static double explained(double[] truth, double[] squaredErrors, double[] weights) {
    double mean = Averages.mean(truth, weights);
    double spread = 0;
    double error = 0;
    for (int row = 0; row < truth.length; row++) {
      spread += weights[row] * (truth[row] - mean) * (truth[row] - mean);
      error += weights[row] * squaredErrors[row];
    }
    if (Double.isNaN(mean)) return Double.NaN;
    if (spread > 0) return 1 - error / spread;
    return error == 0 ? 1 : 0;
  }

  /// Mean Poisson deviance `2 (y ln(y / m) - y + m)` of the counts `y` from the predicted means
  /// `m`, which are taken for at least 1e-9. Zero or more, lower is better.
  ///
  /// **Source.** McCullagh and Nelder, *Generalized Linear Models*, 1989, section 2.3.
  public static double poissonDeviance(double[] truth, double[] predicted, double[] weights) {
    Averages.check(truth.length, predicted.length, weights);
    return Averages.mean(deviances(truth, predicted), weights);
  }

  /// Mean Poisson deviance, rows counting alike.
  public static double poissonDeviance(double[] truth, double[] predicted) {
    return poissonDeviance(truth, predicted, Averages.ones(truth.length));
  }

  static double[] deviances(double[] truth, double[] predicted) {
    double[] deviances = new double[truth.length];
    for (int row = 0; row < deviances.length; row++) {
      double mean = Math.max(predicted[row], LEAST_COUNT);
      double count = truth[row];
      double surprise = count > 0 ? count * StrictMath.log(count / mean) : 0;
      deviances[row] = 2 * (surprise - count + mean);
    }
    return deviances;
  }
}
