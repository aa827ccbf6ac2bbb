package dev.lathe.learn.tree.bins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 5000, 100_000})
  void digits_put_numbers_in_their_order(int size) {
    var random = RandomStream.of(size);
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) keys[i] = random.nextLong() >> (i % 64);
    long[] sorted = keys.clone();
    Arrays.sort(sorted);

    long[] found = Quantiles.sort(keys);

    assertThat(found).isEqualTo(sorted);
  }

  @Test
  void few_values_of_many_rows_are_all_found_with_their_weights() {
    double[] values = new double[400_000];
    for (int row = 0; row < values.length; row++) values[row] = row % 200 - 100;
    values[17] = 1e9;
    values[18] = Double.NaN;
    double[] weights = ones(values.length);
    weights[17] = 0.5;

    var quantiles = Quantiles.of(values, weights, 255);

    assertThat(quantiles.distinct).hasSize(201).isSorted().endsWith(1e9);
    assertThat(quantiles.weights[200]).isEqualTo(0.5);
    assertThat(Arrays.stream(quantiles.weights).sum()).isEqualTo(399_998.5);
  }

  @Test
  void a_sample_of_many_values_has_their_quantiles() {
    var random = RandomStream.of(3);
    double[] values = new double[1_000_000];
    for (int row = 0; row < values.length; row++) values[row] = random.nextDouble();

    var quantiles = Quantiles.of(values, ones(values.length), 255);
    double[] distinct = quantiles.distinct;

    assertThat(distinct.length).isBetween(198_000, 202_000);
    for (int tenth = 1; tenth < 10; tenth++) {
      assertThat(distinct[distinct.length * tenth / 10])
          .isBetween(tenth / 10.0 - 0.005, tenth / 10.0 + 0.005);
    }
  }

  @Test
  void weights_of_many_values_stay_with_them() {
    double[] values = {-0.0, 0.0, 3, -2, 3, Double.NEGATIVE_INFINITY, Double.NaN, 7};
    double[] weights = {1, 2, 0.5, 4, 0.25, 8, 16, 0};

    var quantiles = Quantiles.of(values, weights, 2);

    assertThat(quantiles.distinct).containsExactly(Double.NEGATIVE_INFINITY, -2, 0, 3);
    assertThat(quantiles.weights).containsExactly(8, 4, 3, 0.75);
  }
}
