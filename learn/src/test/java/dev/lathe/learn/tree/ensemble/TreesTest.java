package dev.lathe.learn.tree.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {
  /// x0 <= 5 (missing left): x1 in {1, 64}: 1, else 2 (missing right); else 3.
  private static Trees small() {
    return trees(
        new long[] {Nodes.node(0, 1, true, false), Nodes.node(1, 3, false, true), 0, 0, 0});
  }

  private static Trees trees(long[] nodes) {
    return new Trees(
        2,
        1,
        new int[] {0, 5},
        new int[] {0},
        new Nodes(nodes, new double[] {5, 0, 3, 1, 2}, new long[] {0b10, 0b1, 0, 0}),
        Notes.NONE,
        false);
  }

  private static double score(Trees trees, double... row) {
    double[] scores = new double[1];
    trees.addTo(scores, row, 1);
    return scores[0];
  }

  @Test
  void every_way_down_ends_where_it_should() {
    var trees = small();

    assertThat(score(trees, 5, 1)).isEqualTo(1);
    assertThat(score(trees, 5, 64)).isEqualTo(1);
    assertThat(score(trees, 5, 0)).isEqualTo(2);
    assertThat(score(trees, Double.NaN, 1)).isEqualTo(1);
    assertThat(score(trees, 4, Double.NaN)).isEqualTo(2);
    assertThat(score(trees, 4, 1e9)).isEqualTo(2);
    assertThat(score(trees, Math.nextUp(5.0), 1)).isEqualTo(3);
    assertThat(score(trees, Double.POSITIVE_INFINITY, 1)).isEqualTo(3);
    assertThat(score(trees, Double.NEGATIVE_INFINITY, 1)).isEqualTo(1);
  }

  @Test
  void steps_are_counted_by_rule() {
    assertThat(small().steps()).isEqualTo(2); // (1 + 2 + 2) / 3, rounded up
    assertThat(small().splits()).containsExactly(1, 1);
  }

  @Test
  void a_row_scores_the_same_alone_and_among_others() {
    var trees = small();
    var random = RandomStream.of(1);
    double[] rows = new double[2 * 100];
    for (int i = 0; i < rows.length; i++) rows[i] = random.nextInt(70);
    double[] scores = new double[100];
    trees.addTo(scores, rows, 100);

    for (int row = 0; row < 100; row++) {
      assertThat(scores[row]).isEqualTo(score(trees, rows[2 * row], rows[2 * row + 1]));
    }
  }

  @Test
  void what_is_saved_is_read_back() {
    assertThat(Trees.from(small().parts())).isEqualTo(small());
  }

  @Test
  void a_way_down_that_would_not_end_is_refused() {
    long back = Nodes.node(1, 1, false, false);
    long beyond = Nodes.node(1, 4, false, false);
    long noColumn = Nodes.node(2, 3, false, false);
    for (long bad : new long[] {back, beyond, noColumn}) {
      assertThatThrownBy(() -> trees(new long[] {Nodes.node(0, 1, true, false), bad, 0, 0, 0}))
          .isInstanceOf(ModelFileException.class)
          .hasMessageContaining("damaged");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void damaged_trees_are_refused_or_still_answer(long seed) {
    var random = RandomStream.of(seed);
    for (int i = 0; i < 2000; i++) {
      long[] nodes = new long[5];
      for (int node = 0; node < 5; node++) {
        nodes[node] = Nodes.node(random.nextInt(3), random.nextInt(6), false, false);
        nodes[node] ^= 1L << random.nextInt(64);
      }
      try {
        score(trees(nodes), 1, 2);
      } catch (ModelFileException expected) {
        assertThat(expected).hasMessageContaining("damaged");
      }
    }
  }
}
