package dev.lathe.learn.tree.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.math.RandomStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
  static List<Loss> losses() {
    return List.of(new SquaredLoss(), new LogisticLoss(), new PoissonLoss(), new SoftmaxLoss(3));
  }

  private static double[] target(Loss loss, int rows) {
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) target[row] = row % Math.max(2, loss.width());
    return target;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void gradients_are_the_slopes_of_the_loss(Loss loss) {
    int rows = 60;
    var random = RandomStream.of(4);
    double[][] scores = new double[loss.width()][rows];
    for (double[] each : scores) {
      for (int row = 0; row < rows; row++) each[row] = 3 * random.nextGaussian();
    }
    double[] target = target(loss, rows);
    float[][] gradients = new float[loss.width()][rows];
    float[][] hessians = new float[loss.width()][rows];

    loss.slopes(scores, target, 0, rows, gradients, hessians);

    for (int k = 0; k < loss.width(); k++) {
      for (int row = 0; row < rows; row++) {
        double at = scores[k][row];
        scores[k][row] = at + 1e-4;
        double above = loss.loss(scores, target, row);
        scores[k][row] = at - 1e-4;
        double below = loss.loss(scores, target, row);
        scores[k][row] = at;
        double slope = (above - below) / 2e-4;
        assertThat((double) gradients[k][row])
            .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
        assertThat(hessians[k][row]).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void no_other_constant_is_better_than_the_start(Loss loss) {
    int rows = 30;
    double[] target = target(loss, rows);
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) weights[row] = 1 + row % 4;
    double[] start = loss.start(target, weights);

    double best = total(loss, start, target, weights);
    for (int k = 0; k < start.length; k++) {
      for (double step : new double[] {-0.01, 0.01}) {
        double[] other = start.clone();
        other[k] += step;
        assertThat(total(loss, other, target, weights)).isGreaterThan(best);
      }
    }
  }

  private static double total(Loss loss, double[] constant, double[] target, double[] weights) {
    double[][] scores = new double[loss.width()][target.length];
    for (int k = 0; k < constant.length; k++) java.util.Arrays.fill(scores[k], constant[k]);
    double total = 0;
    for (int row = 0; row < target.length; row++) {
      total += weights[row] * loss.loss(scores, target, row);
    }
    return total;
  }

  @ParameterizedTest
  @MethodSource("losses")
  void extreme_scores_give_finite_predictions(Loss loss) {
    for (double extreme : new double[] {-1e4, -40, 0, 40, 1e4}) {
      double[] scores = new double[2 * loss.width()];
      scores[loss.width()] = extreme;
      double[] outputs = new double[2 * loss.outputs()];

      loss.outputs(scores, 1, outputs);

      for (double output : outputs) assertThat(output).isFinite();
      if (loss.outputs() > 1) {
        double sum = 0;
        for (double output : outputs) sum += output;
        assertThat(sum).isCloseTo(1, within(1e-12));
      }
    }
  }
}
