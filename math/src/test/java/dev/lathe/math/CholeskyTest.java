package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
  @Test
  void a_small_system_is_solved_as_by_hand() {
    var cholesky = Cholesky.of(Matrix.ofRows(2, 2, new double[] {4, 2, 2, 3})).orElseThrow();

    assertThat(cholesky.solve(new double[] {8, 7}))
        .containsExactly(new double[] {1.25, 1.5}, within(1e-15));
    assertThat(cholesky.inverseTrace()).isCloseTo(0.875, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 63, 64, 65, 150})
  void a_solution_put_back_gives_the_right_side(int size) {
    var matrix = positiveDefinite(size);
    double[] right = numbers(size);

    var cholesky = Cholesky.of(matrix).orElseThrow();

    assertThat(matrix.times(cholesky.solve(right))).containsExactly(right, within(1e-8));
    double[] twoSteps = new double[size + 2];
    System.arraycopy(right, 0, twoSteps, 2, size);
    cholesky.divide(twoSteps, 2);
    cholesky.divideTransposed(twoSteps, 2);
    assertThat(Arrays.copyOfRange(twoSteps, 2, size + 2))
        .containsExactly(cholesky.solve(right), within(1e-12));
    assertThat(cholesky.inverseTrace()).isCloseTo(traceBySolving(cholesky, size), within(1e-8));
  }

  @Test
  void what_is_not_positive_definite_has_no_factor() {
    assertThat(Cholesky.of(Matrix.ofRows(2, 2, new double[] {1, 2, 2, 1}))).isEmpty();
    assertThat(Cholesky.of(Matrix.ofRows(2, 2, new double[] {1, 1, 1, 1}))).isEmpty();
    assertThat(Cholesky.of(Matrix.ofRows(1, 1, new double[] {Double.NaN}))).isEmpty();
  }

  @Test
  void a_matrix_that_is_not_square_is_refused() {
    assertThatThrownBy(() -> Cholesky.of(Matrix.ofRows(1, 2, new double[] {1, 2})))
        .hasMessage("only a square matrix can be factorised, got 1 rows and 2 columns");
  }

  private static double traceBySolving(Cholesky cholesky, int size) {
    double trace = 0;
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = 1;
      trace += cholesky.solve(unit)[i];
    }
    return trace;
  }

  private static Matrix positiveDefinite(int size) {
    double[] ones = new double[2 * size];
    Arrays.fill(ones, 1);
    return Gram.of(Matrix.ofRows(2 * size, size, numbers(2 * size * size)), ones);
  }

  private static double[] numbers(int count) {
    var random = RandomStream.of(count);
    double[] numbers = new double[count];
    Arrays.setAll(numbers, _ -> random.nextGaussian());
    return numbers;
  }
}
