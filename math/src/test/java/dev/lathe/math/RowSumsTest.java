package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSumsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 1024, 1025, 100_000})
  void every_row_is_added_once_whatever_the_threads(int rows) {
    double[] alone = sums(1, rows);

    assertThat(alone[0]).isEqualTo(rows);
    assertThat(alone[1]).isCloseTo(harmonic(rows), within(1e-9));
    assertThat(sums(2, rows)).isEqualTo(alone);
    assertThat(sums(7, rows)).isEqualTo(alone);
  }

  private static double[] sums(int threads, int rows) {
    try (var workers = Workers.of(threads)) {
      return workers.call(() ->
          RowSums.of(
              rows,
              2,
              (from, to, sums) -> {
                for (int row = from; row < to; row++) {
                  sums[0]++;
                  sums[1] += 1.0 / (row + 1);
                }
              }));
    }
  }

  private static double harmonic(int rows) {
    double sum = 0;
    for (int row = rows; row > 0; row--) {
      sum += 1.0 / row;
    }
    return sum;
  }
}
