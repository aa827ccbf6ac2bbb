package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.metrics.RankingMetrics;
import dev.lathe.learn.tree.loss.LambdaRankLoss;
import dev.lathe.learn.tree.loss.LossName;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
  private static final GradientBoosting QUICK =
      new GradientBoosting()
          .trees(60)
          .rate(0.1)
          .growth(new Growth().leaves(8))
          .stopping(new Stopping().patience(0));

  /// Queries of 5 to 24 rows in no order. A row's relevance follows from how it compares with the
  /// others of its query, and `x` is shifted by a number of the query's own, which no model can
  /// see.
  private static Frame frame(int queries, long seed) {
    var random = RandomStream.of(seed);
    int rows = 0;
    int[] sizes = new int[queries];
    for (int query = 0; query < queries; query++) {
      sizes[query] = 5 + random.nextInt(20);
      rows += sizes[query];
    }
    int[] place = random.permutation(rows);
    double[] x = new double[rows];
    double[] other = new double[rows];
    double[] query = new double[rows];
    double[] relevance = new double[rows];
    int next = 0;
    for (int each = 0; each < queries; each++) {
      double shift = 2 * random.nextGaussian();
      for (int i = 0; i < sizes[each]; i++) {
        int row = place[next++];
        double worth = random.nextGaussian();
        x[row] = worth + random.nextGaussian();
        other[row] = worth + random.nextGaussian();
        query[row] = each;
        relevance[row] = Math.clamp(Math.round(1 + worth + 0.5 * shift), 0, 4);
      }
    }
    return Frame.of("x", x)
        .with("other", Numbers.of(other))
        .with("query", Numbers.of(query))
        .with("relevance", Numbers.of(relevance));
  }

  private static Task task(Frame frame) {
    return Task.of(frame, new Roles("relevance").group("query")).kind(TaskKind.RANKING);
  }

  /// Worked out by hand from the formulas of LightGBM 4.3, `rank_objective.hpp`,
  /// `LambdarankNDCG::GetGradientsForOneQuery`: three rows of labels 0, 2, 1 and scores 1, 0.5, 0.
  @Test
  void pulls_are_those_of_lightgbm() {
    double[][] scores = {{1, 0.5, 0}};
    double[] relevance = {0, 2, 1};
    float[][] gradients = new float[1][3];
    float[][] hessians = new float[1][3];

    LambdaRankLoss.of(new int[] {0, 3}).slopes(scores, relevance, 0, 3, gradients, hessians);

    double[] discount = {1, 1 / (Math.log(3) / Math.log(2)), 0.5};
    double best = 3 + discount[1];
    double[] gain = {0, 3, 1};
    double[] pull = new double[3];
    double[] curve = new double[3];
    double total = 0;
    for (int high = 0; high < 3; high++) {
      for (int low = 0; low < 3; low++) {
        if (gain[high] <= gain[low]) continue;
        double ahead = scores[0][high] - scores[0][low];
        double worth = (gain[high] - gain[low]) * Math.abs(discount[high] - discount[low]) / best;
        worth /= 0.01 + Math.abs(ahead);
        double wrong = 1 / (1 + Math.exp(ahead));
        pull[high] -= wrong * worth;
        pull[low] += wrong * worth;
        curve[high] += wrong * (1 - wrong) * worth;
        curve[low] += wrong * (1 - wrong) * worth;
        total += 2 * wrong * worth;
      }
    }
    double factor = Math.log(1 + total) / Math.log(2) / total;
    for (int row = 0; row < 3; row++) {
      assertThat((double) gradients[0][row]).isCloseTo(pull[row] * factor, within(1e-6));
      assertThat((double) hessians[0][row]).isCloseTo(curve[row] * factor, within(1e-6));
    }
  }

  @Test
  void what_is_watched_is_what_ndcg_misses() {
    Task task = task(frame(40, 3)).rows(sorted(frame(40, 3)));
    var random = RandomStream.of(8);
    double[] said = new double[task.rows()];
    for (int row = 0; row < said.length; row++) said[row] = random.nextInt(6);
    var loss = LambdaRankLoss.of(Queries.starts(task));
    double[] ones = new double[task.rows()];
    Arrays.fill(ones, 1);
    int[] blocks = loss.blocks(task.rows());

    double missed = 0;
    for (int block = 0; block + 1 < blocks.length; block++) {
      missed +=
          loss.loss(
              new double[][] {said},
              task.amounts().toArray(),
              ones,
              blocks[block],
              blocks[block + 1]);
    }

    int[] groups = task.groups();
    double defined = 0;
    for (int group = 0; group < 40; group++) {
      int each = group;
      boolean relevant = false;
      for (int row = 0; row < groups.length; row++) {
        relevant |= groups[row] == each && task.amounts().at(row) > 0;
      }
      if (relevant) defined++;
    }
    double ndcg = RankingMetrics.ndcg(task.amounts().toArray(), said, groups, Integer.MAX_VALUE);
    assertThat(missed / defined).isCloseTo(1 - ndcg, within(1e-12));
  }

  private static int[] sorted(Frame frame) {
    var query = frame.numbers("query");
    return java.util.stream.IntStream.range(0, frame.rows())
        .boxed()
        .sorted((a, b) -> Double.compare(query.at(a), query.at(b)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void an_order_is_learned_that_beats_the_mean_relevance(long seed) {
    Task test = task(frame(300, 100 + seed));

    double ranked =
        Metric.NDCG.score(test, QUICK.fit(task(frame(400, seed))).predict(test.frame()));
    var squared = QUICK.objective(new Objective().loss(LossName.SQUARED));
    double mean =
        Metric.NDCG.score(test, squared.fit(task(frame(400, seed))).predict(test.frame()));

    assertThat(ranked).isGreaterThan(0.8).isGreaterThan(mean - 0.01);
  }

  @Test
  void threads_and_the_order_of_groups_change_no_byte() {
    Task task = task(frame(300, 5));
    byte[] first = {};
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (var workers = Workers.of(threads)) {
        byte[] bytes = workers.call(() -> ModelFile.bytes(QUICK.trees(10).fit(task).whole()));
        if (first.length == 0) first = bytes;
        assertThat(bytes).as("%s threads", threads).isEqualTo(first);
      }
    }
    Model loaded = Model.of(first);
    assertThat(loaded.signature().output().group()).contains("query");
    assertThat(loaded.signature().inputs().names()).containsExactly("x", "other");
  }

  @Test
  void rounds_stop_by_groups_held_back() {
    var settings = QUICK.trees(400).rate(0.3).stopping(new Stopping().patience(10));
    Task task = task(frame(150, 6));

    assertThat(settings.fit(task).rounds()).isBetween(1, 399);
    assertThat(settings.fit(task.validation(task(frame(60, 7)))).rounds()).isBetween(1, 399);
  }

  @Test
  void a_ranking_that_cannot_be_is_refused_in_one_sentence() {
    Frame frame = frame(5, 1);

    assertThatThrownBy(() -> Task.of(frame, "relevance").kind(TaskKind.RANKING))
        .hasMessage(
            "a ranking of 'relevance' needs to know which rows are ranked together; name the column that tells, as --group");
    double[] negative = new double[frame.rows()];
    Arrays.fill(negative, 1);
    negative[3] = -1;
    assertThatThrownBy(() -> task(frame.with("relevance", Numbers.of(negative))))
        .hasMessage(
            "target 'relevance' is '-1' in row 4; a ranking needs a finite number from 0 to 31");
    assertThatThrownBy(() ->
            QUICK
                .objective(new Objective().loss(LossName.LAMBDA_RANK))
                .fit(Task.of(frame.without(List.of("query")), "relevance")))
        .hasMessageStartingWith("loss 'lambda-rank' does not suit a multiclass task");
  }
}
