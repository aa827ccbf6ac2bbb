package dev.lathe.learn.tree.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossTest {
  static List<Loss> losses() {
    return List.of(
        new SquaredLoss(),
        new AbsoluteLoss(),
        new HuberLoss(0.7),
        new QuantileLoss(List.of(0.1, 0.5, 0.8)),
        new LogisticLoss(),
        new PoissonLoss(),
        new GammaLoss(),
        new TweedieLoss(1.3),
        new SoftmaxLoss(3));
  }

  private static double[] target(Loss loss, int rows) {
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) {
      target[row] =
          switch (loss.link()) {
            case LOGISTIC, SOFTMAX -> row % Math.max(2, loss.width());
            case EXPONENTIAL -> 0.25 + row % 5;
            case IDENTITY, RISING -> 0.3 * (row % 7);
          };
    }
    return target;
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
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
    double[] ones = ones(rows);
    float[][] gradients = new float[loss.width()][rows];
    float[][] hessians = new float[loss.width()][rows];

    loss.slopes(scores, target, 0, rows, gradients, hessians);

    for (int k = 0; k < loss.width(); k++) {
      for (int row = 0; row < rows; row++) {
        double at = scores[k][row];
        scores[k][row] = at + 1e-4;
        double above = loss.loss(scores, target, ones, row, row + 1);
        scores[k][row] = at - 1e-4;
        double below = loss.loss(scores, target, ones, row, row + 1);
        scores[k][row] = at;
        double slope = (above - below) / 2e-4;
        assertThat((double) gradients[k][row])
            .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
        assertThat(hessians[k][row]).isNotNegative();
      }
    }
  }

  /// Those whose hessian is the second derivative itself.
  static List<Loss> curved() {
    return List.of(new SquaredLoss(), new LogisticLoss(), new TweedieLoss(1.3));
  }

  @ParameterizedTest
  @MethodSource("curved")
  void hessians_are_the_slopes_of_the_gradients(Loss loss) {
    int rows = 60;
    double[][] low = new double[1][rows];
    double[][] high = new double[1][rows];
    double[][] middle = new double[1][rows];
    double step = 0x1p-7;
    for (int row = 0; row < rows; row++) {
      middle[0][row] = (row - 30) / 12.0;
      low[0][row] = middle[0][row] - step;
      high[0][row] = middle[0][row] + step;
    }
    float[][] below = new float[1][rows];
    float[][] above = new float[1][rows];
    float[][] hessians = new float[1][rows];
    double[] target = target(loss, rows);

    loss.slopes(low, target, 0, rows, below, hessians);
    loss.slopes(high, target, 0, rows, above, hessians);
    loss.slopes(middle, target, 0, rows, new float[1][rows], hessians);

    for (int row = 0; row < rows; row++) {
      double slope = ((double) above[0][row] - below[0][row]) / (2 * step);
      assertThat((double) hessians[0][row]).isCloseTo(slope, within(1e-3 * (1 + slope)));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void no_other_constant_is_better_than_the_start(Loss loss) {
    int rows = 30;
    double[] target = target(loss, rows);
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) weights[row] = 1 + row % 4;
    double[] start = loss.start(target, weights, new double[rows]);

    double best = total(loss, start, target, weights, new double[rows]);
    for (int k = 0; k < start.length; k++) {
      for (double step : new double[] {-0.01, 0.01}) {
        double[] other = start.clone();
        other[k] += step;
        assertThat(total(loss, other, target, weights, new double[rows]))
            .isGreaterThanOrEqualTo(best - 1e-9);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void the_start_is_the_best_beside_an_offset(Loss loss) {
    if (loss.width() > 1 && loss.link() == Link.SOFTMAX) return;
    int rows = 30;
    double[] target = target(loss, rows);
    double[] offset = new double[rows];
    for (int row = 0; row < rows; row++) offset[row] = (row % 5 - 2) / 3.0;
    double[] start = loss.start(target, ones(rows), offset);

    double best = total(loss, start, target, ones(rows), offset);
    for (int k = 0; k < start.length; k++) {
      for (double step : new double[] {-0.01, 0.01}) {
        double[] other = start.clone();
        other[k] += step;
        assertThat(total(loss, other, target, ones(rows), offset))
            .isGreaterThanOrEqualTo(best - 1e-9);
      }
    }
  }

  private static double total(
      Loss loss, double[] constant, double[] target, double[] weights, double[] offset) {
    double[][] scores = new double[loss.width()][target.length];
    for (int k = 0; k < constant.length; k++) {
      for (int row = 0; row < target.length; row++) scores[k][row] = constant[k] + offset[row];
    }
    return loss.loss(scores, target, weights, 0, target.length);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void extreme_scores_give_finite_predictions(Loss loss) {
    Link link = loss.link();
    int width = loss.width();
    for (double extreme : new double[] {-1e4, -40, 0, 40, 1e4}) {
      double[] scores = new double[2 * width];
      scores[width] = extreme;
      double[] outputs = new double[2 * link.outputs(width)];

      link.apply(scores, 1, width, outputs);

      for (double output : outputs) assertThat(output).isFinite();
      if (link == Link.LOGISTIC || link == Link.SOFTMAX) {
        assertThat(Arrays.stream(outputs).sum()).isCloseTo(1, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void extreme_scores_give_finite_slopes(Loss loss) {
    double[][] scores = new double[loss.width()][4];
    for (double[] score : scores)
      System.arraycopy(new double[] {-1e4, -50, 50, 1e4}, 0, score, 0, 4);
    float[][] gradients = new float[loss.width()][4];
    float[][] hessians = new float[loss.width()][4];

    loss.slopes(scores, target(loss, 4), 0, 4, gradients, hessians);

    for (int k = 0; k < loss.width(); k++) {
      for (int row = 0; row < 4; row++) {
        assertThat(gradients[k][row]).isFinite();
        assertThat(hessians[k][row]).isFinite().isNotNegative();
      }
    }
  }

  @Test
  void starts_are_what_the_closed_forms_say() {
    double[] target = {1, 2, 4, 8};
    double[] weights = {1, 1, 1, 2};
    double[] none = new double[4];

    assertThat(new SquaredLoss().start(target, weights, none)).containsExactly(23 / 5.0);
    assertThat(new AbsoluteLoss().start(target, weights, none)).containsExactly(4);
    assertThat(new AbsoluteLoss().start(target, ones(4), none)).containsExactly(3);
    assertThat(new QuantileLoss(List.of(0.2, 0.9)).start(target, weights, none))
        .containsExactly(1.5, 8);
    assertThat(new PoissonLoss().start(target, weights, none)[0])
        .isCloseTo(Math.log(4.6), within(1e-15));
    assertThat(new GammaLoss().start(target, weights, none)[0])
        .isCloseTo(Math.log(4.6), within(1e-15));
    assertThat(new TweedieLoss(1.5).start(target, weights, none)[0])
        .isCloseTo(Math.log(4.6), within(1e-15));
  }

  /// Five events in 2 years and one in half a year: 6 in 2.5 years.
  @Test
  void counts_start_from_events_over_exposure() {
    double[] exposure = {Math.log(2), Math.log(0.5)};

    double start = new PoissonLoss().start(new double[] {5, 1}, ones(2), exposure)[0];

    assertThat(start).isCloseTo(Math.log(6 / 2.5), within(1e-15));
  }

  /// LightGBM 4.3, `regression_objective.hpp`: `RegressionGammaLoss` (its gradient),
  /// `RegressionTweedieLoss`, `RegressionPoissonLoss` and `RegressionQuantileloss`, at a score of
  /// 0.4 and a label of 3, worked out by hand from these formulas.
  @Test
  void slopes_are_those_of_lightgbm() {
    double[][] score = {{0.4}};
    double[] target = {3};

    assertThat(slopes(new GammaLoss(), score, target)[0])
        .isCloseTo(1 - 3 * Math.exp(-0.4), within(1e-6));
    assertThat(slopes(new TweedieLoss(1.5), score, target))
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(
            -3 * Math.exp(-0.2) + Math.exp(0.2), 1.5 * Math.exp(-0.2) + 0.5 * Math.exp(0.2));
    assertThat(slopes(new PoissonLoss(), score, target))
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(Math.exp(0.4) - 3, Math.exp(0.4 + 0.7));
    assertThat(slopes(new QuantileLoss(List.of(0.9)), score, target))
        .usingComparatorWithPrecision(1e-6)
        .containsExactly(-0.9, 1);
  }

  private static double[] slopes(Loss loss, double[][] scores, double[] target) {
    float[][] gradients = new float[1][1];
    float[][] hessians = new float[1][1];
    loss.slopes(scores, target, 0, 1, gradients, hessians);
    return new double[] {gradients[0][0], hessians[0][0]};
  }

  @Test
  void crossing_scores_are_put_in_order() {
    double[] outputs = new double[3];

    Link.RISING.apply(new double[] {3, 1, 2}, 0, 3, outputs);

    assertThat(outputs).containsExactly(1, 2, 3);
  }

  @Test
  void the_quick_exponential_is_close() {
    for (double x = -79; x < 79; x += 0.37) {
      assertThat(Exponential.of(x) / Math.exp(x)).isCloseTo(1, within(1e-10));
    }
  }
}
