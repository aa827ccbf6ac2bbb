package dev.lathe.learn.automl;

import static dev.lathe.learn.automl.Tables.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Task;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakTest {
  private static final int ROWS = 200;

  private static double strength(Column column, Frame frame) {
    return Leak.strength(column, Task.of(frame, TARGET));
  }

  private static Numbers damaged(double with, int... rows) {
    double[] values = Tables.scores(ROWS);
    for (int row : rows) {
      values[row] = with;
    }
    return Numbers.of(values);
  }

  @Test
  void finds_a_copy_that_misses_a_cell() {
    Frame frame = Tables.regression(ROWS);
    assertThat(strength(damaged(0), frame)).isEqualTo(1);
    assertThat(strength(damaged(Double.NaN, 3), frame)).isEqualTo(1);
    assertThat(strength(damaged(Double.NEGATIVE_INFINITY, 3, 8), frame)).isEqualTo(1);
    double[] risen = Arrays.stream(Tables.scores(ROWS)).map(Math::exp).toArray();
    risen[9] = Double.POSITIVE_INFINITY;
    assertThat(strength(Numbers.of(risen), frame)).isCloseTo(1, within(1e-12));
  }

  @Test
  void does_not_judge_by_a_few_known_rows() {
    double[] values = Tables.scores(ROWS);
    Arrays.fill(values, 90, ROWS, Double.NaN);
    assertThat(strength(Numbers.of(values), Tables.regression(ROWS))).isLessThan(0.9);
  }

  @Test
  void finds_two_classes_in_numbers_of_which_some_are_missing() {
    double[] values = Tables.scores(ROWS);
    values[IntStream.range(0, ROWS).filter(row -> values[row] > 0).findFirst().orElseThrow()] =
        Double.NaN;
    assertThat(strength(Numbers.of(values), Tables.binary(ROWS))).isEqualTo(1);
    assertThat(strength(Numbers.of(Tables.noise(ROWS, 9)), Tables.binary(ROWS)))
        .isBetween(0.4, 0.65);
  }

  @Test
  void finds_classes_under_other_names() {
    String[] names = new String[ROWS];
    String[] others = new String[ROWS];
    for (int row = 0; row < ROWS; row++) {
      names[row] = row == 0 ? "only" : row % 2 == 0 ? "x" : "z";
      others[row] = names[row] + "!";
    }
    Frame frame = Tables.inputs(ROWS).with(TARGET, Categories.of(names));
    assertThat(strength(Categories.of(others), frame)).isEqualTo(1);
  }

  @Test
  void guesses_each_row_from_the_others_of_its_group() {
    // Always guessing one of three classes of three rows each errs six times. Groups q and r are
    // guessed right, s is a row by itself, and in p a row of x sees one x and one y among the
    // others, which is no majority: four errors are left.
    Frame frame =
        Frame.of("a", new double[9])
            .with(TARGET, Categories.of("x", "x", "y", "y", "y", "z", "z", "z", "x"));
    Column column = Categories.of("p", "p", "p", "q", "q", "r", "r", "r", "s");
    assertThat(strength(column, frame)).isCloseTo(1 - 4 / 6.0, within(1e-12));
  }

  @Test
  void tells_nothing_of_a_column_that_differs_in_every_row() {
    String[] each = IntStream.range(0, ROWS).mapToObj(row -> "k" + row).toArray(String[]::new);
    assertThat(strength(Categories.of(each), Tables.multiclass(ROWS))).isZero();
    assertThat(strength(Categories.of(each), Tables.binary(ROWS))).isLessThan(0.6);
  }
}
