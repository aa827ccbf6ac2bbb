package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 10, 100})
  void rosenbrocks_valley_is_followed_to_its_end(int variables) {
    double[] start = new double[variables];
    Arrays.setAll(start, i -> i % 2 == 0 ? -1.2 : 1);

    var minimum = new Lbfgs().minimise(start, LbfgsTest::rosenbrock);

    assertThat(minimum.converged()).isTrue();
    assertThat(minimum.value()).isCloseTo(0, within(1e-12));
    double[] ones = new double[variables];
    Arrays.fill(ones, 1);
    assertThat(minimum.point()).containsExactly(ones, within(1e-5));
    assertThat(minimum.iterations()).isLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_stretched_bowl_has_its_bottom_where_the_equations_say(long seed) {
    var random = RandomStream.of(seed);
    int size = 30;
    double[] numbers = new double[2 * size * size];
    Arrays.setAll(numbers, i -> random.nextGaussian() * Math.pow(10, (i % size) / 15.0));
    double[] ones = new double[2 * size];
    Arrays.fill(ones, 1);
    var matrix = Gram.of(Matrix.ofRows(2 * size, size, numbers), ones);
    double[] right = new double[size];
    Arrays.setAll(right, _ -> random.nextGaussian());

    var minimum =
        new Lbfgs(20, 5000, 1e-10)
            .minimise(
                new double[size],
                (point, gradient) -> {
                  double[] product = matrix.times(point);
                  double value = 0;
                  for (int i = 0; i < size; i++) {
                    gradient[i] = product[i] - right[i];
                    value += point[i] * (product[i] / 2 - right[i]);
                  }
                  return value;
                });

    double[] exact = Cholesky.of(matrix).orElseThrow().solve(right);
    assertThat(minimum.point()).containsExactly(exact, within(1e-6));
  }

  @Test
  void a_kink_free_function_that_overflows_nearby_is_still_searched() {
    var minimum =
        new Lbfgs()
            .minimise(
                new double[] {50},
                (point, gradient) -> {
                  gradient[0] = Math.exp(point[0]) - 1;
                  return Math.exp(point[0]) - point[0];
                });

    assertThat(minimum.point()[0]).isCloseTo(0, within(1e-6));
  }

  @Test
  void running_out_of_iterations_is_told() {
    var minimum = new Lbfgs(10, 3, 1e-7).minimise(new double[] {-1.2, 1}, LbfgsTest::rosenbrock);

    assertThat(minimum.converged()).isFalse();
    assertThat(minimum.iterations()).isEqualTo(3);
  }

  @Test
  void at_the_bottom_nothing_moves() {
    var minimum = new Lbfgs().minimise(new double[] {1, 1}, LbfgsTest::rosenbrock);

    assertThat(minimum.iterations()).isZero();
    assertThat(minimum.converged()).isTrue();
  }

  @Test
  void bad_settings_and_bad_starts_are_refused() {
    assertThatThrownBy(() -> new Lbfgs(0, 1, 1)).hasMessage("memory must be 1 or more, got 0");
    assertThatThrownBy(() -> new Lbfgs(1, -1, 1))
        .hasMessage("iterations must be 0 or more, got -1");
    assertThatThrownBy(() -> new Lbfgs(1, 1, Double.NaN))
        .hasMessage("tolerance must be 0 or more, got NaN");
    assertThatThrownBy(() -> new Lbfgs().minimise(new double[1], (_, _) -> Double.NaN))
        .hasMessage("the function must be finite where the search starts, got NaN");
  }

  private static double rosenbrock(double[] x, double[] gradient) {
    double value = 0;
    for (int i = 0; i < x.length; i += 2) {
      double bend = x[i + 1] - x[i] * x[i];
      double rest = 1 - x[i];
      value += 100 * bend * bend + rest * rest;
      gradient[i] = -400 * x[i] * bend - 2 * rest;
      gradient[i + 1] = 200 * bend;
    }
    return value;
  }
}
