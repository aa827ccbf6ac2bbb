package dev.lathe.learn.tree.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  /// NumPy 1.26: `numpy.quantile(a, q, method="averaged_inverted_cdf")`.
  @Test
  void quantiles_are_those_of_numpy() {
    double[] values = {9, 1, 7, 3, 5, 10, 2, 8, 4, 6};

    assertThat(quantile(values, 0.5)).isEqualTo(5.5);
    assertThat(quantile(values, 0.1)).isEqualTo(1.5);
    assertThat(quantile(values, 0.25)).isEqualTo(3);
    assertThat(quantile(values, 0.7)).isEqualTo(7.5);
    assertThat(quantile(values, 0.99)).isEqualTo(10);
  }

  private static double quantile(double[] values, double share) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return Quantiles.of(values.clone(), ones, share);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void parting_finds_what_sorting_finds_and_weights_are_repetitions(long seed) {
    var random = new SplittableRandom(seed);
    int rows = 1 + random.nextInt(300);
    double[] values = random.ints(rows, 0, 40).asDoubleStream().toArray();
    double[] weights = random.ints(rows, 0, 4).asDoubleStream().toArray();
    weights[random.nextInt(rows)] = 2;
    double[] repeated = new double[(int) Arrays.stream(weights).sum()];
    int filled = 0;
    for (int row = 0; row < rows; row++) {
      for (int time = 0; time < weights[row]; time++) repeated[filled++] = values[row];
    }
    Arrays.sort(repeated);
    for (double share : new double[] {0.05, 0.1, 0.5, 0.75, 0.9}) {
      double place = share * repeated.length;
      int at = (int) Math.ceil(place - 1e-9) - 1;
      boolean between = Math.abs(place - Math.rint(place)) < 1e-9 && at + 1 < repeated.length;
      double expected = between ? (repeated[at] + repeated[at + 1]) / 2 : repeated[at];

      assertThat(Quantiles.of(values.clone(), weights.clone(), share)).isEqualTo(expected);
    }
  }

  /// The middle of {0, 1, 2, 100} that is drawn by 1 at most: where (0 - m) cut to -1, (1 - m), (2
  /// - m) cut to 1 and 1 add up to nothing, m = 1.5.
  @Test
  void a_far_value_draws_the_huber_middle_by_delta() {
    double[] ones = {1, 1, 1, 1};

    assertThat(Quantiles.huber(new double[] {0, 1, 2, 100}, ones.clone(), 1))
        .isCloseTo(1.5, within(1e-12));
    assertThat(Quantiles.huber(new double[] {0, 1, 2, 100}, ones.clone(), 1e9))
        .isCloseTo(25.75, within(1e-12));
    assertThat(Quantiles.huber(new double[] {4, 4, 4}, new double[] {1, 1, 1}, 1)).isEqualTo(4);
  }
}
