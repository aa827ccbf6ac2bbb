package dev.lathe.learn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  private static final int[] ONE_GROUP = {0, 0, 0, 0, 0, 0};

  /// Järvelin and Kekäläinen's sum with gains 2^r - 1, as worked out on the page "Discounted
  /// cumulative gain" of Wikipedia for relevances 3, 2, 3, 0, 1, 2 in this order: DCG 13.84826, and
  /// in the best order 3, 3, 2, 2, 1, 0 14.59539.
  @Test
  void the_example_of_six_documents() {
    double[] relevance = {3, 2, 3, 0, 1, 2};
    double[] scores = {6, 5, 4, 3, 2, 1};

    assertThat(RankingMetrics.ndcg(relevance, scores, ONE_GROUP, 6))
        .isCloseTo(13.848263629272981 / 14.595390756454924, within(1e-12));
    assertThat(RankingMetrics.ndcg(relevance, scores, ONE_GROUP, 1)).isEqualTo(1);
    assertThat(RankingMetrics.ndcg(relevance, scores, ONE_GROUP, 2))
        .isCloseTo(
            (7 + 3 * RankingMetrics.discount(1)) / (7 + 7 * RankingMetrics.discount(1)),
            within(1e-12));
  }

  /// scikit-learn 1.5, the page of `average_precision_score`: 0.83.
  @Test
  void the_example_of_average_precision() {
    double[] relevance = {0, 0, 1, 1};
    double[] scores = {0.1, 0.4, 0.35, 0.8};

    assertThat(RankingMetrics.averagePrecision(relevance, scores, new int[4]))
        .isCloseTo(5.0 / 6, within(1e-12));
  }

  @Test
  void equal_scores_are_worth_the_mean_of_all_orders() {
    double[] relevance = {2, 0, 1};
    double all = 0;
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      double[] scores = {order[0], order[1], order[2]};
      all += RankingMetrics.ndcg(relevance, scores, new int[3], 2) / orders.length;
    }

    assertThat(RankingMetrics.ndcg(relevance, new double[3], new int[3], 2))
        .isCloseTo(all, within(1e-12));
  }

  @Test
  void groups_without_a_relevant_row_are_left_out_and_the_order_of_rows_does_not_matter() {
    double[] relevance = {1, 0, 0, 0, 0, 2};
    double[] scores = {0.1, 0.2, 5, 3, 9, 7};
    int[] groups = {0, 0, 1, 1, 2, 2};

    double ndcg = RankingMetrics.ndcg(relevance, scores, groups, 10);

    assertThat(ndcg).isCloseTo(RankingMetrics.discount(1), within(1e-12));
    assertThat(RankingMetrics.ndcg(new double[2], new double[2], new int[2], 10)).isNaN();
    var random = new SplittableRandom(1);
    for (int time = 0; time < 20; time++) {
      int i = random.nextInt(6);
      int j = random.nextInt(6);
      swap(relevance, i, j);
      swap(scores, i, j);
      int group = groups[i];
      groups[i] = groups[j];
      groups[j] = group;
      assertThat(RankingMetrics.ndcg(relevance, scores, groups, 10)).isCloseTo(ndcg, within(1e-12));
    }
  }

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
