package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2", "7, 5", "2000, 9", "4101, 33", "50, 300"})
  void it_is_the_sum_over_the_rows(int rows, int columns) {
    var matrix = Matrix.ofRows(rows, columns, numbers(rows * columns));
    double[] weights = numbers(rows);

    var gram = Gram.of(matrix, weights);

    for (int i = 0; i < columns; i += 7) {
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += weights[row] * matrix.at(row, i) * matrix.at(row, j);
        }
        assertThat(gram.at(i, j)).isCloseTo(sum, within(1e-9));
        assertThat(gram.at(j, i)).isEqualTo(gram.at(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"5000, 20", "300, 300"})
  void any_number_of_threads_gives_the_same_bits(int rows, int columns) {
    var matrix = Matrix.ofRows(rows, columns, numbers(rows * columns));
    double[] weights = numbers(rows);

    double[] alone = gram(1, matrix, weights);

    assertThat(gram(2, matrix, weights)).isEqualTo(alone);
    assertThat(gram(7, matrix, weights)).isEqualTo(alone);
  }

  @Test
  void a_weight_for_each_row_is_asked_for() {
    var matrix = Matrix.ofRows(2, 1, new double[] {1, 2});

    assertThatThrownBy(() -> Gram.of(matrix, new double[3]))
        .hasMessage("there are 3 weights for 2 rows");
  }

  private static double[] gram(int threads, Matrix matrix, double[] weights) {
    try (var workers = Workers.of(threads)) {
      return workers.call(() -> Gram.of(matrix, weights).values);
    }
  }

  private static double[] numbers(int count) {
    var random = RandomStream.of(count);
    double[] numbers = new double[count];
    Arrays.setAll(numbers, _ -> random.nextGaussian());
    return numbers;
  }
}
