package dev.lathe.learn.tree.shap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.learn.tree.ensemble.Answers;
import dev.lathe.learn.tree.ensemble.Trees;
import dev.lathe.learn.tree.ensemble.TreesBuilder;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeShapTest {
  private static final int WIDTH = 5; // the last one of categories
  private static final int LEVELS = 4;

  /// Trees of any shape over a few whole numbers, so that columns are asked again on a way.
  private static Trees trees(RandomStream random, int count, int leaves, int outputs) {
    var builder = new TreesBuilder(WIDTH, outputs);
    for (int tree = 0; tree < count; tree++) {
      int inner = random.nextInt(leaves);
      int[] left = new int[2 * inner + 1];
      List<Integer> open = new ArrayList<>(List.of(0));
      for (int i = 0; i < inner; i++) {
        int node = open.remove(/* index */ random.nextInt(open.size()));
        left[node] = 2 * i + 1;
        open.add(left[node]);
        open.add(left[node] + 1);
      }
      builder.begin(tree % outputs, left.length);
      double[] covers = new double[left.length];
      for (int node = left.length - 1; node >= 0; node--) {
        covers[node] =
            left[node] == 0 ? random.nextInt(9) : covers[left[node]] + covers[left[node] + 1];
      }
      for (int node = 0; node < left.length; node++) {
        int column = random.nextInt(WIDTH);
        boolean missingLeft = random.nextInt(2) == 0;
        if (left[node] == 0) {
          builder.leaf(node, random.nextDouble() * 10 - 5);
        } else if (column == WIDTH - 1) {
          long[] goLeft = {random.nextInt(1 << LEVELS), 0, 0, 0};
          builder.categories(node, column, left[node], goLeft, missingLeft);
        } else {
          builder.numbers(node, column, left[node], random.nextInt(8), missingLeft);
        }
      }
      builder.covers(covers);
    }
    return builder.build();
  }

  private static double[] rows(RandomStream random, int count) {
    double[] rows = new double[count * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      int range = i % WIDTH == WIDTH - 1 ? LEVELS + 1 : 9;
      rows[i] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(range);
    }
    return rows;
  }

  /// Trees whose covers are those of some rows, so that none but empty nodes are without.
  private static Trees covered(RandomStream random, int count, int leaves, int outputs) {
    Trees trees = trees(random, count, leaves, outputs);
    while (uncovered(trees)) trees = trees(random, count, leaves, outputs);
    return trees;
  }

  private static boolean uncovered(Trees trees) {
    for (int node = 0; node < trees.nodes(); node++) {
      if (trees.left(node) != 0 && trees.cover(node) == 0) return true;
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void values_by_shares_are_those_over_all_subsets(long seed) {
    var random = RandomStream.of(seed);
    Trees trees = covered(random, 4, 14, 2);
    double[] rows = rows(random, 30);

    double[] values = TreeShap.of(trees).values(rows, 30);

    for (int row = 0; row < 30; row++) {
      double[] own = Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH);
      for (int output = 0; output < 2; output++) {
        var game = Subsets.byShares(trees, output, own);
        int at = (row * 2 + output) * (WIDTH + 1);
        for (int column = 0; column < WIDTH; column++) {
          double expected = Subsets.value(game, WIDTH, column);
          assertThat(values[at + column]).isEqualTo(expected, within(1e-11));
        }
        assertThat(values[at + WIDTH]).isEqualTo(game.worth(0), within(1e-11));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void values_against_background_rows_are_those_over_all_subsets(long seed) {
    var random = RandomStream.of(seed);
    Trees trees = trees(random, 4, 14, 2);
    double[] rows = rows(random, 20);
    double[] background = rows(random, 7);

    double[] values = TreeShap.against(trees, background, 7).values(rows, 20);

    for (int row = 0; row < 20; row++) {
      double[] own = Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH);
      for (int output = 0; output < 2; output++) {
        var game = Subsets.against(trees, output, own, background, 7);
        int at = (row * 2 + output) * (WIDTH + 1);
        for (int column = 0; column < WIDTH; column++) {
          double expected = Subsets.value(game, WIDTH, column);
          assertThat(values[at + column]).isEqualTo(expected, within(1e-11));
        }
        assertThat(values[at + WIDTH]).isEqualTo(game.worth(0), within(1e-11));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void interactions_are_those_over_all_subsets(long seed) {
    var random = RandomStream.of(seed);
    Trees trees = covered(random, 3, 12, 1);
    double[] rows = rows(random, 40);
    double[] background = rows(random, 5);

    double[] byShares = TreeShap.of(trees).interactions(rows, 40);
    double[] against = TreeShap.against(trees, background, 5).interactions(rows, 40);

    for (int row = 0; row < 40; row++) {
      double[] own = Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH);
      check(byShares, row, Subsets.byShares(trees, 0, own));
      check(against, row, Subsets.against(trees, 0, own, background, 5));
    }
  }

  private static void check(double[] interactions, int row, Subsets.Game game) {
    int width = WIDTH + 1;
    for (int column = 0; column < WIDTH; column++) {
      double sum = 0;
      for (int other = 0; other < WIDTH; other++) {
        double found = interactions[(row * width + column) * width + other];
        sum += found;
        assertThat(found).isEqualTo(interactions[(row * width + other) * width + column]);
        if (other == column) continue;
        assertThat(found).isEqualTo(Subsets.pair(game, WIDTH, column, other), within(1e-11));
      }
      assertThat(sum).isEqualTo(Subsets.value(game, WIDTH, column), within(1e-11));
    }
    assertThat(interactions[row * width * width + width * width - 1])
        .isEqualTo(game.worth(0), within(1e-11));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 31, 300})
  void values_add_up_to_the_score_however_deep_the_trees(int leaves) {
    var random = RandomStream.of(leaves);
    Trees trees = trees(random, 30, leaves, 1);
    double[] rows = rows(random, 300);
    double[] scores = new double[300];
    trees.addTo(scores, rows, 300);

    for (TreeShap shap : List.of(TreeShap.of(trees), TreeShap.against(trees, rows, 50))) {
      double[] values = shap.values(rows, 300);
      for (int row = 0; row < 300; row++) {
        int at = row * (WIDTH + 1);
        double sum = Arrays.stream(values, at, at + WIDTH + 1).sum();
        assertThat(sum).isEqualTo(scores[row], within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void threads_change_no_bit(int threads) {
    var random = RandomStream.of(5);
    Trees trees = trees(random, 20, 31, 2);
    double[] rows = rows(random, 2500);
    List<TreeShap> both = List.of(TreeShap.of(trees), TreeShap.against(trees, rows, 20));

    for (TreeShap shap : both) {
      double[] alone = with(1, shap, rows);

      assertThat(with(threads, shap, rows)).isEqualTo(alone);
    }
  }

  private static double[] with(int threads, TreeShap shap, double[] rows) {
    try (var workers = Workers.of(threads)) {
      return workers.call(() -> shap.values(rows, 2500));
    }
  }

  @Test
  void a_row_alone_has_the_values_it_has_among_others() {
    var random = RandomStream.of(9);
    Trees trees = trees(random, 20, 31, 1);
    double[] rows = rows(random, 300);
    var shap = TreeShap.of(trees);

    double[] all = shap.values(rows, 300);
    double[] last = shap.values(Arrays.copyOfRange(rows, 299 * WIDTH, 300 * WIDTH), 1);

    assertThat(last).isEqualTo(Arrays.copyOfRange(all, 299 * (WIDTH + 1), 300 * (WIDTH + 1)));
  }

  @Test
  void trees_without_covers_are_explained_against_rows_only() {
    var builder = new TreesBuilder(1, 1);
    builder.begin(0, 3);
    builder.numbers(0, 0, 1, 0.5, true);
    builder.leaf(1, 1);
    builder.leaf(2, 3);
    Trees trees = builder.build();

    assertThatThrownBy(() -> TreeShap.of(trees))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not say how many rows");
    assertThat(TreeShap.against(trees, new double[] {0, 1}, 2).values(new double[] {1}, 1))
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void leaves_may_say_something_to_every_score(long seed) {
    var random = RandomStream.of(seed);
    Trees trees = covered(random, 5, 14, 1);
    double[] rows = rows(random, 20);
    double[][] said = new double[3][trees.nodes()];
    for (double[] each : said) {
      for (int leaf = 0; leaf < each.length; leaf++) each[leaf] = random.nextInt(3); // often alike
    }
    var game = Game.of(trees).votes(3, (leaf, score) -> said[score][leaf]);
    int tables = (WIDTH + 1) * (WIDTH + 1);

    double[] byShares = TreeShap.of(game).interactions(rows, 20);
    double[] against = TreeShap.against(game, rows, 6).interactions(rows, 20);

    for (int score = 0; score < 3; score++) {
      Trees alone = trees.leafValues(said[score]);
      double[] share = TreeShap.of(alone).interactions(rows, 20);
      double[] background = TreeShap.against(alone, rows, 6).interactions(rows, 20);
      for (int row = 0; row < 20; row++) {
        for (int i = 0; i < tables; i++) {
          int at = (row * 3 + score) * tables + i;
          assertThat(byShares[at]).isEqualTo(share[row * tables + i], within(1e-12));
          assertThat(against[at]).isEqualTo(background[row * tables + i], within(1e-12));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void columns_of_one_name_are_one_player(long seed) {
    var random = RandomStream.of(seed);
    Trees trees = covered(random, 4, 14, 1);
    double[] rows = rows(random, 20);
    double[] background = rows(random, 5);
    var game = Game.of(trees).named(List.of("a", "b", "c", "a", "d"));

    double[] byShares = TreeShap.of(game).values(rows, 20);
    double[] against = TreeShap.against(game, background, 5).values(rows, 20);

    for (int row = 0; row < 20; row++) {
      double[] own = Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH);
      for (int player = 0; player < 4; player++) {
        var shares = joined(Subsets.byShares(trees, 0, own));
        var others = joined(Subsets.against(trees, 0, own, background, 5));
        assertThat(byShares[row * 5 + player])
            .isEqualTo(Subsets.value(shares, 4, player), within(1e-11));
        assertThat(against[row * 5 + player])
            .isEqualTo(Subsets.value(others, 4, player), within(1e-11));
      }
    }
  }

  /// The game of four players of which the first knows columns 0 and 3, the last column 4.
  private static Subsets.Game joined(Subsets.Game game) {
    return known -> game.worth((known & 7) | (known & 1) << 3 | (known & 8) << 1);
  }

  @Test
  void batches_of_trees_change_no_bit() {
    var random = RandomStream.of(11);
    Trees trees = trees(random, 12, 31, 2);
    double[] rows = rows(random, 1500);
    var game = Game.of(trees);
    var whole = new ArrayList<Sums>();
    var parts = new ArrayList<Sums>();

    new Passes<>(game, new ByShares(game)).run(rows, 1500, false, keep(whole));
    new Passes<>(game, new ByShares(game), 2000).run(rows, 1500, false, keep(parts));

    assertThat(parts).hasSameSizeAs(whole);
    for (int block = 0; block < whole.size(); block++) {
      for (int column = 0; column < WIDTH; column++) {
        assertThat(parts.get(block).of(1, column)).isEqualTo(whole.get(block).of(1, column));
      }
    }
  }

  private static Passes.Written keep(List<Sums> kept) {
    return (sums, from) -> {
      synchronized (kept) {
        while (kept.size() <= from / 256) kept.add(sums);
        kept.set(from / 256, sums);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pairs_of_rows_give_what_patterns_do(long seed) {
    var random = RandomStream.of(seed);
    Trees trees = trees(random, 6, 20, 2);
    double[] rows = rows(random, 40);
    double[] background = rows(random, 7);
    var game = Game.of(trees);
    var patterns = new Sums(2, WIDTH, 40, true);
    var pairs = new Sums(2, WIDTH, 40, true);
    var answers = new Answers(trees);
    var byPattern =
        new PatternShap(answers.to(rows, 0, 40), answers.to(background, 0, 7), 7, patterns);
    var byPair = new PairShap(game, background, 7, pairs);

    for (int voice = 0; voice < game.voices(); voice++) {
      byPattern.add(game.voice(voice));
      byPair.add(game.voice(voice), rows, 0);
    }

    double[] expected = new double[2 * 36];
    double[] found = new double[2 * 36];
    for (int row = 0; row < 40; row++) {
      patterns.writePairs(row, new double[2], expected, 0);
      pairs.writePairs(row, new double[2], found, 0);
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i]).isEqualTo(expected[i], within(1e-12));
      }
    }
  }

  @Test
  void a_way_may_ask_more_columns_than_a_word_has_bits() {
    int width = 90;
    var random = RandomStream.of(2);
    var builder = new TreesBuilder(width, 1);
    builder.begin(0, 2 * width + 1);
    double[] covers = new double[2 * width + 1];
    for (int column = 0; column < width; column++) {
      int node = column == 0 ? 0 : 2 * column;
      builder.numbers(node, column, 2 * column + 1, 0.1, false);
      builder.leaf(2 * column + 1, random.nextDouble());
      covers[node] = width + 1.0 - column;
      covers[2 * column + 1] = 1;
    }
    builder.leaf(2 * width, 5);
    covers[2 * width] = 1;
    builder.covers(covers);
    Trees trees = builder.build();
    double[] rows = new double[12 * width];
    for (int i = 0; i < rows.length; i++) rows[i] = random.nextDouble();

    for (TreeShap shap : List.of(TreeShap.of(trees), TreeShap.against(trees, rows, 3))) {
      double[] values = shap.values(rows, 12);
      double[] pairs = shap.interactions(rows, 12);
      for (int row = 0; row < 12; row++) {
        int from = row * (width + 1);
        double score = trees.value(0, rows, row * width);
        assertThat(Arrays.stream(values, from, from + width + 1).sum())
            .isEqualTo(score, within(1e-9));
        int table = row * (width + 1) * (width + 1);
        assertThat(Arrays.stream(pairs, table, table + (width + 1) * (width + 1)).sum())
            .isEqualTo(score, within(1e-9));
      }
    }
  }
}
