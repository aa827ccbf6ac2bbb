package dev.lathe.learn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
  private static double of(double[] scores, boolean... positive) {
    return new Ranking(positive, scores).averagePrecision(Averages.ones(scores.length));
  }

  @Test
  void it_is_the_mean_precision_at_each_positive_row() {
    // sklearn.metrics.average_precision_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]): its own example
    assertThat(of(new double[] {0.1, 0.4, 0.35, 0.8}, false, false, true, true))
        .isCloseTo(0.8333333333333333, within(1e-15));
    assertThat(of(new double[] {3, 2, 1}, true, true, false)).isEqualTo(1);
  }

  @Test
  void equal_scores_are_taken_together() {
    assertThat(of(new double[] {1, 1, 1, 1}, true, false, false, false)).isEqualTo(0.25);
  }

  @Test
  void without_positive_rows_it_is_not_defined() {
    assertThat(of(new double[] {1, 2}, false, false)).isNaN();
  }
}
