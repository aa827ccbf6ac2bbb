package dev.lathe.benchmarks.quality;

import dev.lathe.learn.metrics.ClassMetrics;
import dev.lathe.learn.metrics.RegressionMetrics;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// By what answers are judged; more is better. An answer is one figure a row: the probability of
/// the second class, the code of the likeliest class, or an amount.
public enum Score {
  /// Two classes.
  AUC,
  /// Several classes.
  ACCURACY,
  /// Numbers.
  R2;

  private static final int DRAWS = 400;

  /// The name in tables and files.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How good the answers are.
  public double of(double[] truth, double[] answers) {
    return switch (this) {
      case AUC -> {
        boolean[] positive = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) positive[row] = truth[row] == 1;
        yield ClassMetrics.auc(positive, answers);
      }
      case ACCURACY -> {
        int right = 0;
        for (int row = 0; row < truth.length; row++) right += answers[row] == truth[row] ? 1 : 0;
        yield (double) right / truth.length;
      }
      case R2 -> RegressionMetrics.r2(truth, answers);
    };
  }

  /// Half the width of the middle 95 % of what `ours - theirs` is over rows drawn again with
  /// replacement, 400 times (Efron, *Bootstrap Methods*, Annals of Statistics 1979).
  public double interval(double[] truth, double[] ours, double[] theirs) {
    var random = new SplittableRandom(1);
    double[] drawn = new double[truth.length];
    double[] our = new double[truth.length];
    double[] their = new double[truth.length];
    double[] differences = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int at = 0; at < drawn.length; at++) {
        int row = random.nextInt(truth.length);
        drawn[at] = truth[row];
        our[at] = ours[row];
        their[at] = theirs[row];
      }
      differences[draw] = of(drawn, our) - of(drawn, their);
    }
    Arrays.sort(differences);
    return (differences[(int) (0.975 * DRAWS) - 1] - differences[(int) (0.025 * DRAWS)]) / 2;
  }
}
