package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.tree.bins.BinnedTable;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.math.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SplitFinderTest {
  private static final Growth SMALL = new Growth().minimumRows(1);
  private static final Penalty NONE =
      new Penalty().l2(0).levels(new Levels().categorySmoothing(0).categoryL2(0).categoryRows(1));

  /// The best split of one column for these gradients, every hessian being 1.
  private static Split best(Column column, double[] gradients, Growth growth, Penalty penalty) {
    var frame = Frame.of("x", column);
    var table = Bins.of(frame, 255).bin(frame);
    double[] ones = new double[gradients.length];
    Arrays.fill(ones, 1);
    float[] slopes = new float[gradients.length];
    float[] curves = new float[gradients.length];
    for (int row = 0; row < slopes.length; row++) {
      slopes[row] = (float) gradients[row];
      curves[row] = 1;
    }
    var sums = new Gradients(gradients.length, ones);
    var magnitudes =
        new Magnitudes(
            new float[][] {slopes}, new float[][] {curves}, ones, new int[] {0, slopes.length});
    magnitudes.take(Workers.of(1));
    sums.pack(slopes, curves, magnitudes.gradients(0), magnitudes.hessians(0), 0, Workers.of(1));
    int[] rows = Sampling.range(table.rows());
    var histogram = HistogramTest.histogram(table, new int[] {0}, rows, sums.packed);
    long total = Arrays.stream(sums.packed).sum();
    var finder = new SplitFinder(table, free(table), sums, growth, penalty);
    var node = new SplitFinder.Node(total, gradients.length);
    return finder.best(0, histogram, node, finder.worth(node), new SplitFinder.Scratch(table));
  }

  private static Rules free(BinnedTable table) {
    return Rules.of(new Constraints(), table);
  }

  @Test
  void the_gain_is_that_of_the_closed_form() {
    var x = Numbers.of(1, 2, 3, 4);

    Split split = best(x, new double[] {-3, -1, 1, 5}, SMALL, NONE.l2(1));

    // (1, 2) against (3, 4): 16/3 + 36/3; (1, 2, 3) against 4: 9/4 + 25/2; whole: 4/5
    assertThat(split.bin()).isEqualTo(1);
    assertThat(split.gain()).isCloseTo((16 / 3.0 + 36 / 3.0 - 4 / 5.0) / 2, within(1e-6));
  }

  @Test
  void a_half_has_as_many_rows_as_is_asked_for() {
    var x = Numbers.of(1, 2, 3, 4, 5, 6);
    double[] gradients = {9, 0, 0, 0, 0, 0};

    assertThat(best(x, gradients, SMALL, NONE).bin()).isEqualTo(0);
    assertThat(best(x, gradients, SMALL.minimumRows(2), NONE).bin()).isEqualTo(1);
    assertThat(best(x, gradients, SMALL.minimumRows(4), NONE).found()).isFalse();
  }

  @Test
  void missing_values_go_to_the_side_they_resemble() {
    var x = Numbers.of(1, 2, Double.NaN, Double.NaN);

    assertThat(best(x, new double[] {-1, 1, 1, 1}, SMALL, NONE).missingLeft()).isFalse();
    assertThat(best(x, new double[] {-1, 1, -1, -1}, SMALL, NONE).missingLeft()).isTrue();
  }

  @Test
  void missing_values_may_be_parted_from_all_others() {
    var x = Numbers.of(1, 2, 3, Double.NaN, Double.NaN);

    Split split = best(x, new double[] {1, 1, 1, -2, -2}, SMALL, NONE);

    assertThat(split.missingLeft()).isFalse();
    assertThat(split.bin()).isEqualTo(2);
    assertThat(split.gain()).isCloseTo((9 / 3.0 + 16 / 2.0 - 1 / 5.0) / 2, within(1e-6));
  }

  @Test
  void where_none_misses_a_missing_value_goes_with_the_heavier_half() {
    assertThat(best(Numbers.of(1, 2, 3), new double[] {-1, 1, 1}, SMALL, NONE).missingLeft())
        .isFalse();
    assertThat(best(Numbers.of(1, 2, 3), new double[] {-1, -1, 1}, SMALL, NONE).missingLeft())
        .isTrue();
  }

  @Test
  void the_threshold_stands_in_the_middle_of_an_empty_stretch() {
    double[] gradients = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    gradients[0] = -1;
    gradients[9] = 1;
    var frame = Frame.of("x", Numbers.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    var table = Bins.of(frame, 255).bin(frame);
    double[] weights = {1, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    float[] slopes = new float[10];
    float[] curves = new float[10];
    for (int row = 0; row < 10; row++) slopes[row] = (float) gradients[row];
    Arrays.fill(curves, 1);
    var sums = new Gradients(10, weights);
    var magnitudes =
        new Magnitudes(
            new float[][] {slopes}, new float[][] {curves}, weights, new int[] {0, slopes.length});
    magnitudes.take(Workers.of(1));
    sums.pack(slopes, curves, magnitudes.gradients(0), magnitudes.hessians(0), 0, Workers.of(1));
    int[] rows = Sampling.range(10);
    var histogram = HistogramTest.histogram(table, new int[] {0}, rows, sums.packed);

    var finder = new SplitFinder(table, free(table), sums, SMALL, NONE);
    var node = new SplitFinder.Node(Arrays.stream(sums.packed).sum(), 2);
    Split split =
        finder.best(0, histogram, node, finder.worth(node), new SplitFinder.Scratch(table));

    assertThat(split.bin()).isEqualTo(4); // 1 to 5 left, 6 to 10 right
  }

  @Test
  void few_levels_are_tried_one_against_the_rest() {
    var column = Categories.of("a", "b", "c", "b", "a", "c");

    Split split =
        best(
            column,
            new double[] {1, -3, 1, -3, 1, 1},
            SMALL,
            NONE.levels(NONE.levels().oneAgainstRest(4)));

    assertThat(split.levels()).containsExactly(0b010, 0, 0, 0);
    assertThat(split.gain()).isCloseTo((36 / 2.0 + 16 / 4.0 - 4 / 6.0) / 2, within(1e-6));
  }

  @Test
  void many_levels_are_parted_where_no_single_one_would_do() {
    var column = Categories.of("a", "b", "c", "d", "e", "f");
    double[] gradients = {5, -5, 5, -5, 5, -5};

    Split split = best(column, gradients, SMALL, NONE.levels(NONE.levels().oneAgainstRest(0)));

    assertThat(split.levels()).containsExactly(0b101010, 0, 0, 0);
    assertThat(split.left()).isNegative();
    assertThat(split.gain()).isCloseTo((225 / 3.0 + 225 / 3.0) / 2, within(1e-5));
  }

  @Test
  void a_missing_category_is_a_level_of_its_own() {
    var column = Categories.of("a", null, "c", null, "a", "c");

    Split split = best(column, new double[] {1, -3, 1, -3, 1, 1}, SMALL, NONE);

    assertThat(split.missingLeft()).isTrue();
    assertThat(split.levels()).containsExactly(0b100, 0, 0, 0);
  }

  @Test
  void nothing_is_found_where_nothing_differs() {
    assertThat(best(Numbers.of(2, 2, 2), new double[] {1, 0, -1}, SMALL, NONE).found()).isFalse();
    assertThat(best(Numbers.of(1, 2, 3), new double[] {1, 1, 1}, SMALL, NONE).found()).isFalse();
  }
}
