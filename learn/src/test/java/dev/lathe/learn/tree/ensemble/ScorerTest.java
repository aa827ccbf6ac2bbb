package dev.lathe.learn.tree.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.bins.NumberBins;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {
  private static RandomTrees shape(RandomStream random) {
    int width = 1 + random.nextInt(12);
    int categories = random.nextInt(width + 1);
    int[] bins = {2, 20, 31, 32, 64, 200, 256};
    int[] leaves = {1, 2, 31, 64, 65, 300};
    return new RandomTrees(
        width,
        categories,
        bins[random.nextInt(bins.length)],
        leaves[random.nextInt(leaves.length)],
        1 + random.nextInt(3),
        random.nextInt(40));
  }

  private static double[] plain(Trees trees, double[] start, double[] rows, int count) {
    double[] scores = new double[count * trees.outputs()];
    for (int row = 0; row < count; row++) {
      System.arraycopy(start, 0, scores, row * start.length, start.length);
    }
    trees.addTo(scores, rows, count);
    return scores;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void every_form_gives_the_bits_of_the_plain_trees(long seed) {
    var random = RandomStream.of(seed);
    for (int repeat = 0; repeat < 10; repeat++) {
      RandomTrees shape = shape(random);
      Trees trees = shape.trees(random);
      int count = 1 + random.nextInt(600);
      double[] rows = shape.rows(trees, random, count);
      double[] start = new double[trees.outputs()];
      Arrays.setAll(start, _ -> random.nextDouble());
      double[] expected = plain(trees, start, rows, count);
      double[] many = new double[expected.length];
      double[] one = new double[trees.outputs()];

      Scorer scorer = Scorer.of(trees, start);
      if (repeat % 2 == 0) assertThat(scorer.form().why()).isNotEmpty();
      scorer.score(rows, count, many);

      assertThat(many).as("%s %s", shape, scorer).isEqualTo(expected);
      for (int row = 0; row < count; row++) {
        double[] values = Arrays.copyOfRange(rows, row * shape.width(), (row + 1) * shape.width());
        scorer.score(values, one);
        int from = row * one.length;
        assertThat(one).isEqualTo(Arrays.copyOfRange(expected, from, from + one.length));
        if (one.length == 1) assertThat(scorer.score(values)).isEqualTo(one[0]);
      }
    }
  }

  @Test
  void small_trees_go_by_bits_and_large_ones_packed() {
    var random = RandomStream.of(1);
    var small = new RandomTrees(3, 1, 5, 64, 1, 20).trees(random);
    var large = new RandomTrees(3, 1, 5, 1000, 1, 20).trees(random);

    assertThat(small.scorer().form().manyRows()).isEqualTo(Form.Way.BITS);
    assertThat(small.scorer().form().oneRow()).isEqualTo(Form.Way.TABLES);
    assertThat(large.scorer().form().manyRows()).isEqualTo(Form.Way.PACKED);
    assertThat(large.scorer().form().toString()).contains("one row packed", "leaves");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 9, 16, 20, 33, 64})
  void one_row_by_tables_is_one_row_down_the_trees(int leaves) {
    var random = RandomStream.of(leaves);
    for (int outputs = 1; outputs <= 2; outputs++) {
      var shape = new RandomTrees(6, 2, 40, leaves, outputs, 50);
      Trees trees = shape.trees(random);
      Scorer scorer = trees.scorer();
      double[] rows = shape.rows(trees, random, 200);
      double[] expected = plain(trees, new double[outputs], rows, 200);
      double[] one = new double[outputs];

      assertThat(scorer.form().oneRow()).isEqualTo(Form.Way.TABLES);
      for (int row = 0; row < 200; row++) {
        scorer.score(Arrays.copyOfRange(rows, row * 6, row * 6 + 6), one);
        assertThat(one)
            .isEqualTo(Arrays.copyOfRange(expected, row * outputs, row * outputs + outputs));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 8})
  void symmetric_trees_go_level_by_level(int depth) {
    var random = RandomStream.of(depth);
    var builder = new TreesBuilder(4, 2);
    for (int tree = 0; tree < 20; tree++) symmetric(builder, depth, tree % 2, random);
    Trees trees = builder.build();
    double[] rows = new RandomTrees(4, 1, 40, 1, 1, 1).rows(trees, random, 500);
    double[] start = {1, 2};
    double[] many = new double[1000];

    Scorer scorer = Scorer.of(trees, start);
    scorer.score(rows, 500, many);

    assertThat(scorer.form().manyRows()).isEqualTo(Form.Way.LEVELS);
    assertThat(many).isEqualTo(plain(trees, start, rows, 500));
  }

  private static void symmetric(TreesBuilder builder, int depth, int output, RandomStream random) {
    int inner = (1 << depth) - 1;
    builder.begin(output, 2 * inner + 1);
    for (int level = 0; level < depth; level++) {
      int column = random.nextInt(4);
      double threshold = RandomTrees.number(random);
      boolean missingLeft = random.nextInt(2) == 0;
      long[] left = {random.nextLong(), 0, 0, 0};
      for (int node = (1 << level) - 1; node < (2 << level) - 1; node++) {
        if (column == 3) builder.categories(node, column, 2 * node + 1, left, missingLeft);
        else builder.numbers(node, column, 2 * node + 1, threshold, missingLeft);
      }
    }
    for (int node = inner; node < 2 * inner + 1; node++) builder.leaf(node, random.nextDouble());
  }

  @Test
  void a_column_read_in_two_ways_is_gone_down_plainly() {
    var builder = new TreesBuilder(1, 1);
    builder.begin(0, 5);
    builder.numbers(0, 0, 1, 3.5, true);
    builder.categories(1, 0, 3, new long[] {0b10, 0, 0, 0}, true);
    builder.leaf(2, 1);
    builder.leaf(3, 2);
    builder.leaf(4, 3);

    var scorer = builder.build().scorer();

    assertThat(scorer.form().oneRow()).isEqualTo(Form.Way.PLAIN);
    assertThat(scorer.score(new double[] {1})).isEqualTo(2);
  }

  @Test
  void rows_too_short_are_refused() {
    var trees = new RandomTrees(3, 0, 5, 10, 1, 2).trees(RandomStream.of(1));

    assertThatThrownBy(() -> trees.scorer().score(new double[2], 1, new double[1]))
        .hasMessageContaining("1 rows need 3 values");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100})
  void binned_rows_score_as_their_values_do(int leaves) {
    var random = RandomStream.of(leaves);
    var frame = frame(random, 700);
    Bins bins = Bins.of(frame, 40);
    Trees trees = onTheCuts(bins, leaves, random);
    double[] rows = Inputs.of(bins).values(frame, 0, 700);
    double[] binned = new double[690];

    trees.scorer().score(bins.bin(frame), 10, 700, binned);

    assertThat(binned)
        .isEqualTo(Arrays.copyOfRange(plain(trees, new double[1], rows, 700), 10, 700));
  }

  @Test
  void bins_that_cut_elsewhere_are_refused() {
    var random = RandomStream.of(3);
    var frame = frame(random, 300);
    Trees trees = onTheCuts(Bins.of(frame, 40), 20, random);
    var others = Bins.of(frame, 7).bin(frame);

    assertThatThrownBy(() -> trees.scorer().score(others, 0, 300, new double[300]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("where these bins do not; score the frame");
  }

  private static Frame frame(RandomStream random, int rows) {
    double[] numbers = new double[rows];
    @Nullable String[] levels = new String[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
      levels[row] = random.nextInt(20) == 0 ? null : "level" + random.nextInt(35);
    }
    return Frame.of(
        List.of("number", "level"), List.of(Numbers.of(numbers), Categories.of(levels)));
  }

  /// Trees that ask a column of numbers at the cuts of its bins, and a column of categories.
  private static Trees onTheCuts(Bins bins, int leaves, RandomStream random) {
    var builder = new TreesBuilder(2, 1);
    for (int tree = 0; tree < 30; tree++) {
      builder.begin(0, 2 * leaves - 1);
      for (int node = 0; node < leaves - 1; node++) {
        if (random.nextInt(2) == 0) {
          var cuts = (NumberBins) bins.column(0);
          double threshold = cuts.threshold(random.nextInt(cuts.size()));
          builder.numbers(node, 0, 2 * node + 1, threshold, random.nextInt(2) == 0);
        } else {
          long[] left = {random.nextLong(), 0, 0, 0};
          builder.categories(node, 1, 2 * node + 1, left, random.nextInt(2) == 0);
        }
      }
      for (int node = leaves - 1; node < 2 * leaves - 1; node++) {
        builder.leaf(node, random.nextDouble());
      }
    }
    return builder.build();
  }
}
