package dev.lathe.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IsolationForestTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static double[] cloud(int rows, long seed) {
    var random = RandomStream.of(seed, "cloud");
    double[] values = new double[rows];
    Arrays.setAll(values, _ -> random.nextGaussian());
    return values;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_far_row_is_the_strangest(long seed) {
    double[] values = cloud(300, seed);
    values[17] = 40;
    var frame = Frame.of("x", values);

    double[] scores = new IsolationForest().seed(seed).fit(frame).score(frame);

    assertThat(scores[17]).isEqualTo(Arrays.stream(scores).max().orElseThrow()).isGreaterThan(0.6);
  }

  @Test
  void two_rows_are_parted_by_one_question() {
    var frame = Frame.of("x", new double[] {1, 5});

    double[] scores = new IsolationForest().trees(10).fit(frame).score(frame);

    assertThat(scores).containsExactly(0.5, 0.5); // one question, and c(2) = 1
  }

  @Test
  void three_rows_are_parted_as_the_gaps_between_them_say() {
    // The first question parts the gap from 0 to 1 with a chance of 1 in 10, else that from 1 to
    // 10.
    // The row beyond it needs one question, the other two need two: the tree is two deep.
    var frame = Frame.of("x", new double[] {0, 1, 10});

    double[] scores = new IsolationForest().trees(10_000).fit(frame).score(frame);

    double c = PathLength.mean(3);
    assertThat(scores[0]).isCloseTo(Math.pow(2, -1.9 / c), within(0.005));
    assertThat(scores[1]).isCloseTo(Math.pow(2, -2 / c), within(1e-12));
    assertThat(scores[2]).isCloseTo(Math.pow(2, -1.1 / c), within(0.005));
  }

  @Test
  void rows_that_are_all_equal_score_a_half() {
    double[] same = new double[50];
    Arrays.fill(same, 7);
    var frame = Frame.of("x", same);

    double[] halves = new double[50];
    Arrays.fill(halves, 0.5);
    assertThat(new IsolationForest().fit(frame).score(frame))
        .containsExactly(halves, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void rows_go_down_complete_trees_as_they_go_down_the_nodes(long seed) {
    var random = RandomStream.of(seed, "twins");
    int rows = 700;
    double[][] columns = new double[3][rows];
    for (int row = 0; row < rows; row++) {
      boolean gap = seed % 2 == 0 && random.nextInt(5) == 0;
      columns[0][row] = gap ? Double.NaN : random.nextGaussian();
      columns[1][row] = random.nextInt(3) - 1;
      columns[2][row] = 1e6 * random.nextDouble() * (random.nextInt(2) == 0 ? -0.0 : 1);
    }
    List<Numbers> inputs = Arrays.stream(columns).map(Numbers::of).toList();

    var trees = IsolationGrower.grow(inputs, 20, 100, seed, () -> {});
    double[] scores = trees.score(inputs, rows);

    for (int row = 0; row < rows; row++) {
      double[] values = {columns[0][row], columns[1][row], columns[2][row]};
      assertThat(scores[row]).as("row %s", row).isEqualTo(trees.plainScore(values));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_single_number_reaches_a_threshold_when_the_double_does(long seed) {
    var random = RandomStream.of(seed, "singles");
    for (int i = 0; i < 1000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(90) - 45);
      float threshold = (float) (value * (1 + (random.nextInt(3) - 1) * 1e-7));

      boolean reached = SingleKeys.key(SingleKeys.floor(value)) >= SingleKeys.key(threshold);

      assertThat(reached).isEqualTo(value >= threshold);
    }
    assertThat(SingleKeys.key(-0.0f)).isEqualTo(SingleKeys.key(0.0f));
    assertThat(SingleKeys.floor(1e300)).isEqualTo(Float.MAX_VALUE);
    assertThat(SingleKeys.key(SingleKeys.floor(-1e300))).isGreaterThan(SingleKeys.LOWEST);
  }

  @Test
  void no_more_rows_than_the_share_are_anomalies() {
    var frame = Frame.of("x", cloud(1000, 1));

    var said = new IsolationForest().contamination(0.05).fit(frame).predict(frame).strangeness();

    long anomalies = 0;
    for (int row = 0; row < said.rows(); row++) if (said.anomaly(row)) anomalies++;
    assertThat(anomalies).isBetween(45L, 50L);
  }

  @Test
  void the_line_leaves_equal_scores_together() {
    double[] scores = {0.4, 0.5, 0.5, 0.5, 0.7, 0.8};

    assertThat(IsolationForest.line(scores, 0.5)).isEqualTo(0.7);
    assertThat(IsolationForest.line(scores, 0.34)).isEqualTo(0.7);
    assertThat(IsolationForest.line(scores, 0.2)).isEqualTo(0.8);
    assertThat(IsolationForest.line(scores, 0.1)).isGreaterThan(0.8);
    assertThat(IsolationForest.line(new double[] {0.5, 0.5}, 0.5)).isGreaterThan(0.5);
  }

  @Test
  void a_rare_level_is_stranger_than_a_common_one() {
    String[] colors = new String[400];
    Arrays.setAll(colors, row -> row < 3 ? "octarine" : row % 2 == 0 ? "blue" : "green");
    var frame = Frame.of("color", Categories.of(colors)).with("x", Numbers.of(cloud(400, 5)));
    var model = new IsolationForest().fit(frame);
    Frame row = frame.rows(9, 10);

    double rare = model.score(row.with("color", Categories.of("octarine")))[0];
    double common = model.score(row.with("color", Categories.of("green")))[0];
    double unseen = model.score(row.with("color", Categories.of("infrared")))[0];

    assertThat(rare).isGreaterThan(common);
    assertThat(unseen).isGreaterThanOrEqualTo(rare);
  }

  @Test
  void a_missing_value_is_neither_strange_nor_common() {
    double[] x = cloud(500, 2);
    for (int row = 0; row < 500; row += 10) x[row] = Double.NaN;
    var frame = Frame.of("x", x).with("y", Numbers.of(cloud(500, 3)));
    var model = new IsolationForest().fit(frame);
    Frame row = Frame.of("y", new double[] {0, 0, 0});

    double[] scores = model.score(row.with("x", Numbers.of(0, Double.NaN, 30)));

    assertThat(scores[1]).isCloseTo(scores[0], within(0.05)).isLessThan(scores[2] - 0.1);
  }

  @Test
  void text_is_not_looked_at() {
    var frame =
        Frame.of("x", cloud(3, 4)).with("note", Texts.of("paid in cash", "late", "by card"));

    var model = new IsolationForest().fit(frame);

    assertThat(model.signature().inputs().names()).containsExactly("x");
    assertThatThrownBy(() -> new IsolationForest().fit(frame.select(List.of("note"))))
        .hasMessageContaining("no column to find anomalies by");
  }

  @Test
  void other_tasks_are_refused() {
    var frame = Frame.of("x", cloud(30, 4)).with("y", Numbers.of(cloud(30, 5)));

    assertThatThrownBy(() -> new IsolationForest().fit(Task.of(frame, "y")))
        .hasMessageContaining("does not learn regression tasks; it learns anomaly");
  }

  @Test
  void damaged_trees_are_refused() {
    refuses(new int[] {}, new float[] {});
    refuses(new int[] {0, -2}, new float[] {1});
    refuses(new int[] {0, -2, -2, -2}, new float[] {1});
    refuses(new int[] {2, -2, -2}, new float[] {1});
    refuses(new int[] {0, -2, -3}, new float[] {1});
    refuses(new int[] {0, -2, -2}, new float[] {});
    refuses(new int[] {0, -2, -2}, new float[] {Float.NaN});
    refuses(new int[] {0, 0, -2, -2, -2}, new float[] {1, 1});

    assertThat(trees(new int[] {0, -2, -2}, new float[] {1}).plainScore(new double[] {3}))
        .isEqualTo(0.5);
  }

  private static void refuses(int[] nodes, float[] thresholds) {
    assertThatThrownBy(() -> trees(nodes, thresholds)).isInstanceOf(ModelFileException.class);
  }

  private static IsolationTrees trees(int[] nodes, float[] thresholds) {
    return IsolationTrees.from(
        Parts.of("isolation-trees.v1")
            .with("width", 1)
            .with("sample", 2)
            .with("nodes", nodes)
            .with("thresholds", thresholds));
  }
}
