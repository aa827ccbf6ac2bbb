package dev.lathe.learn.tree.bins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Numbers;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantilesTest {
  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Quantiles read(double[] values, double[] weights, int few) {
    var quantiles = new Quantiles();
    quantiles.read(Numbers.of(values), weights, few, SampledRows.of(values.length));
    return quantiles;
  }

  private static double[] distinct(Quantiles quantiles) {
    return IntStream.range(0, quantiles.count()).mapToDouble(quantiles::value).toArray();
  }

  private static double[] weights(Quantiles quantiles) {
    return IntStream.range(0, quantiles.count()).mapToDouble(quantiles::weight).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 5000, 100_000})
  void digits_put_numbers_in_their_order(int size) {
    var random = RandomStream.of(size);
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) keys[i] = random.nextLong() >> (i % 64);
    long[] sorted = keys.clone();
    Arrays.sort(sorted);

    Quantiles.sort(keys, new long[size], size);

    assertThat(keys).isEqualTo(sorted);
  }

  @Test
  void few_values_of_many_rows_are_all_found_with_their_weights() {
    double[] values = new double[400_000];
    for (int row = 0; row < values.length; row++) values[row] = row % 200 - 100;
    values[17] = 1e9;
    values[18] = Double.NaN;
    double[] weights = ones(values.length);
    weights[17] = 0.5;

    var quantiles = read(values, weights, 255);

    assertThat(distinct(quantiles)).hasSize(201).isSorted().endsWith(1e9);
    assertThat(weights(quantiles)[200]).isEqualTo(0.5);
    assertThat(Arrays.stream(weights(quantiles)).sum()).isEqualTo(399_998.5);
  }

  @Test
  void a_sample_of_many_values_has_their_quantiles() {
    var random = RandomStream.of(3);
    double[] values = new double[1_000_000];
    for (int row = 0; row < values.length; row++) values[row] = random.nextDouble();

    double[] distinct = distinct(read(values, ones(values.length), 255));

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

    var quantiles = read(values, weights, 2);

    assertThat(distinct(quantiles)).containsExactly(Double.NEGATIVE_INFINITY, -2, 0, 3);
    assertThat(weights(quantiles)).containsExactly(8, 4, 3, 0.75);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void a_value_that_nearly_all_rows_have_is_counted_as_any_other(long seed) {
    var random = RandomStream.of(seed);
    double[] values = new double[20_000];
    double[] weights = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextInt(12) == 0 ? random.nextGaussian() : seed % 2 == 0 ? 0 : 3;
      if (random.nextInt(50) == 0) values[row] = Double.NaN;
      weights[row] = seed % 3 == 0 ? 1 : random.nextInt(3) / 2.0;
    }
    var wanted = new TreeMap<Double, Double>();
    for (int row = 0; row < values.length; row++) {
      if (weights[row] > 0 && !Double.isNaN(values[row])) {
        wanted.merge(values[row], weights[row], Double::sum);
      }
    }

    for (int few : new int[] {20, wanted.size() - 1, wanted.size(), 5000}) {
      var quantiles = read(values, weights, few);

      assertThat(distinct(quantiles))
          .containsExactly(wanted.keySet().stream().mapToDouble(v -> v).toArray());
      assertThat(weights(quantiles))
          .containsExactly(wanted.values().stream().mapToDouble(v -> v).toArray());
    }
  }

  @Test
  void one_is_used_for_column_after_column() {
    var quantiles = new Quantiles();
    var random = RandomStream.of(8);
    for (int rows : new int[] {9000, 30, 5000, 12_000, 1}) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) values[row] = random.nextInt(rows);

      quantiles.read(Numbers.of(values), ones(rows), 40, SampledRows.of(rows));

      assertThat(distinct(quantiles))
          .isEqualTo(Arrays.stream(values).sorted().distinct().toArray());
    }
  }
}
