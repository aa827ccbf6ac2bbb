package dev.lathe.learn.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static final double NAN = Double.NaN;

  @Test
  void levels_are_ranked_from_the_most_common_to_the_rarest_and_then_those_never_seen() {
    var frame = Frame.of("x", Categories.of("a", "b", "b", null, "c", "b", "c"));

    var ranked = new Ranks().fit(Task.anomalies(frame));

    assertThat(ranked.frame().numbers("x").toArray()).containsExactly(2, 0, 0, NAN, 1, 0, 1);
    assertThat(
            ranked
                .recipe()
                .apply(Frame.of("x", Categories.of("z", "a", null)))
                .numbers("x")
                .toArray())
        .containsExactly(3, 2, NAN);
  }

  @Test
  void gaps_are_filled_with_the_median_and_told() {
    var frame = Frame.of("x", new double[] {1, NAN, 2, 40, Double.POSITIVE_INFINITY});

    var filled = fit(new Impute(), frame);

    assertThat(filled.names()).containsExactly("x", "x.missing");
    assertThat(filled.numbers("x").toArray()).containsExactly(1, 2, 2, 40, 2);
    assertThat(filled.numbers("x.missing").toArray()).containsExactly(0, 1, 0, 0, 1);
  }

  @Test
  void gaps_are_filled_with_the_mean_when_told() {
    var frame = Frame.of("x", new double[] {1, NAN, 2, 6, 3});

    assertThat(fit(new Impute(Impute.Fill.MEAN, false), frame).numbers("x").at(1)).isEqualTo(3);
  }

  @Test
  void the_median_of_weights_is_that_of_repeated_rows() {
    var frame =
        Frame.of("x", new double[] {5, 1, 9, NAN})
            .with("y", Numbers.of(1, 2, 3, 4))
            .with("w", Numbers.of(1, 2, 1, 1));

    var prepared = new Impute().fit(Task.of(frame, new Roles("y").weights("w")));

    assertThat(prepared.frame().numbers("x").at(3)).isEqualTo(3);
  }

  @Test
  void columns_that_miss_the_same_rows_share_an_indicator() {
    var frame =
        Frame.of("a", new double[] {1, NAN, 3, 4})
            .with("b", Numbers.of(5, NAN, 7, 8))
            .with("c", Numbers.of(NAN, 1, 7, 8));

    assertThat(fit(new Impute(), frame).names())
        .containsExactly("a", "a.missing", "b", "c", "c.missing");
  }

  @Test
  void scaled_columns_have_mean_zero_and_deviation_one() {
    var frame = Frame.of("x", new double[] {2, 4, 4, 4, 5, 5, 7, 9}).with("yes", bits(8));

    var scaled = fit(new Scale(), frame);

    assertThat(scaled.numbers("x").toArray()).containsExactly(-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2);
    assertThat(scaled.column("yes")).isEqualTo(bits(8));
  }

  @Test
  void a_huge_value_leaves_the_others_apart() {
    double[] values = new double[101];
    for (int i = 0; i < 100; i++) {
      values[i] = i;
    }
    values[100] = 1e300;

    double[] scaled = fit(new Scale(), Frame.of("x", values)).numbers("x").toArray();

    assertThat(scaled[99] - scaled[0]).isGreaterThan(0.5);
    assertThat(scaled[100]).isLessThan(100);
  }

  @Test
  void the_largest_and_smallest_numbers_are_scaled_to_finite_ones() {
    for (double[] values :
        new double[][] {
          {Double.MAX_VALUE, -Double.MAX_VALUE, 0, 1},
          {Double.MIN_VALUE, 0, 0, 0},
          {1e-200, 2e-200, 3e-200, 4e-200},
          {0, 0, 0, 0, 0, 0, 0, Double.MAX_VALUE}
        }) {
      double[] scaled = fit(new Scale(), Frame.of("x", values)).numbers("x").toArray();

      for (double value : scaled) {
        assertThat(value).isBetween(-100.0, 100.0);
      }
    }
  }

  @Test
  void each_level_has_a_column() {
    var ports = Categories.of("S", "C", null, "S");

    var hot = fit(new OneHot(), Frame.of("port", ports));

    assertThat(hot.names()).containsExactly("port=C", "port=S", "port=(missing)");
    assertThat(hot.numbers("port=C").toArray()).containsExactly(0, 1, 0, 0);
    assertThat(hot.numbers("port=S").toArray()).containsExactly(1, 0, 0, 1);
    assertThat(hot.numbers("port=(missing)").toArray()).containsExactly(0, 0, 1, 0);
  }

  @Test
  void rare_levels_share_a_column_and_unseen_ones_have_none() {
    String[] values = new String[500];
    for (int row = 0; row < values.length; row++) {
      values[row] = row < 3 ? "r" + row : row % 2 == 0 ? "a" : "b";
    }
    var recipe = new OneHot().fit(task(Frame.of("x", Categories.of(values)))).recipe();

    var hot = recipe.apply(Frame.of("x", Categories.of("a", "r1", "new", null)));

    assertThat(hot.names()).containsExactly("x=a", "x=b", "x=(rare)");
    assertThat(hot.numbers("x=a").toArray()).containsExactly(1, 0, 0, 0);
    assertThat(hot.numbers("x=b").toArray()).containsExactly(0, 0, 0, 0);
    assertThat(hot.numbers("x=(rare)").toArray()).containsExactly(0, 1, 0, 0);
  }

  @Test
  void december_is_as_near_to_january_as_january_to_february() {
    var dates =
        Times.of(
            LocalDate.of(2023, 12, 1),
            LocalDate.of(2024, 1, 3),
            LocalDate.of(2024, 2, 5),
            LocalDate.of(2024, 7, 5));

    var cycles = fit(new Calendar(true), Frame.of("date", dates));

    assertThat(cycles.names())
        .containsExactly(
            "date.year",
            "date.month.sin",
            "date.month.cos",
            "date.weekday.sin",
            "date.weekday.cos",
            "date.day-of-year.sin",
            "date.day-of-year.cos",
            "date.days");
    double[] sine = cycles.numbers("date.month.sin").toArray();
    double[] cosine = cycles.numbers("date.month.cos").toArray();
    assertThat(sine).containsExactly(new double[] {-0.5, 0, 0.5, 0}, within(1e-12));
    assertThat(cosine[0]).isEqualTo(cosine[2], within(1e-12));
    assertThat(cosine[3]).isEqualTo(-1, within(1e-12));
    assertThat(cycles.numbers("date.days").toArray()).containsExactly(0, 33, 66, 217);
  }

  @Test
  void times_are_counted_as_people_count() {
    var times =
        Times.of(LocalDateTime.of(2024, 2, 29, 6, 30), null, LocalDateTime.of(2024, 3, 3, 18, 0));

    var plain = fit(new Calendar(false), Frame.of("at", times));

    assertThat(plain.names())
        .containsExactly(
            "at.month", "at.day", "at.weekday", "at.hour", "at.day-of-year", "at.days");
    assertThat(plain.numbers("at.month").toArray()).containsExactly(2, NAN, 3);
    assertThat(plain.numbers("at.day").toArray()).containsExactly(29, NAN, 3);
    assertThat(plain.numbers("at.weekday").toArray()).containsExactly(4, NAN, 7);
    assertThat(plain.numbers("at.hour").toArray()).containsExactly(6.5, NAN, 18);
    assertThat(plain.numbers("at.day-of-year").toArray()).containsExactly(60, NAN, 63);
    assertThat(plain.numbers("at.days").toArray())
        .containsExactly(new double[] {0, NAN, 3 + 11.5 / 24}, within(1e-12));
  }

  @Test
  void levels_that_were_not_there_become_missing() {
    var recipe = new Levels().fit(task(Frame.of("x", Categories.of("a", "b", "a")))).recipe();

    var fixed = recipe.apply(Frame.of("x", Categories.of("b", "c", null))).categories("x");

    assertThat(fixed.levels()).containsExactly("a", "b");
    assertThat(fixed.toCodes()).containsExactly(1, -1, -1);
  }

  @Test
  void yes_is_one_and_infinity_is_missing() {
    var frame =
        Frame.of("x", new double[] {0.5, Double.NEGATIVE_INFINITY, NAN})
            .with("yes", YesNo.of(true, null, false));

    var plain = fit(new PlainNumbers(), frame);

    assertThat(plain.numbers("x").toArray()).containsExactly(0.5, NAN, NAN);
    assertThat(plain.numbers("yes").toArray()).containsExactly(1, NAN, 0);
  }

  @Test
  void columns_that_carry_nothing_are_dropped() {
    var frame =
        Frame.of("same", new double[] {1, 1, 1})
            .with("gaps", Numbers.of(1, NAN, 1))
            .with("none", Numbers.of(NAN, Double.POSITIVE_INFINITY, NAN))
            .with("some", Categories.of("a", "b", "a"));

    assertThat(fit(new Keep(), frame).names()).containsExactly("gaps", "some");
  }

  @Test
  void words_are_found_whatever_their_case_and_signs() {
    var texts = Texts.of("Win now!", "later", "WIN, now", null);
    var frame = Frame.of("t", texts).with("y", YesNo.of(true, false, true, false));

    var words = new Words(64, true).fit(Task.of(frame, "y"));
    var same = words.recipe().apply(Frame.of("t", Texts.of("win now", "wIn  NOW", "else", "")));

    assertThat(same.rows(0, 1)).isEqualTo(same.rows(1, 2));
    assertThat(norm(same, 0)).isEqualTo(2, within(1e-6));
    assertThat(norm(same, 2)).isZero();
    assertThat(norm(same, 3)).isZero();
  }

  @Test
  void plain_words_count_and_have_a_length() {
    var frame =
        Frame.of("t", Texts.of("a a a a", "b", null, "")).with("y", Numbers.of(1.5, 2, 3, 4));

    var words = fit(new Words(3, false), frame.without(List.of("y")));

    assertThat(words.numbers("t.length").toArray()).containsExactly(7, 1, NAN, 0);
    var counts = new java.util.TreeSet<Double>();
    for (int i = 0; i < 3; i++) {
      counts.add(words.numbers("t#" + i).at(0));
    }
    assertThat(counts).contains((double) (float) (1 + Math.log(4)));
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new Words(0, true)).hasMessageContaining("most must be 1 or more");
    assertThatThrownBy(
            () -> new TargetEncoding(-1, 1, TargetStatistic.OUT_OF_FOLD, 5, false, false, 0))
        .hasMessageContaining("above");
    assertThatThrownBy(
            () -> new TargetEncoding(1, 0, TargetStatistic.OUT_OF_FOLD, 5, false, false, 0))
        .hasMessageContaining("smoothing");
    assertThatThrownBy(
            () -> new TargetEncoding(1, 1, TargetStatistic.OUT_OF_FOLD, 1, false, false, 0))
        .hasMessageContaining("folds");
  }

  private static double norm(Frame frame, int row) {
    double squares = 0;
    for (int i = 0; i < frame.width(); i++) {
      double value = ((Numbers) frame.column(i)).at(row);
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  private static Numbers bits(int rows) {
    double[] bits = new double[rows];
    for (int row = 0; row < rows; row += 3) {
      bits[row] = 1;
    }
    return Numbers.of(bits);
  }

  private static Task task(Frame frame) {
    double[] target = new double[frame.rows()];
    for (int row = 0; row < target.length; row++) {
      target[row] = row + 0.5;
    }
    return Task.of(frame.with("target", Numbers.of(target)), "target")
        .kind(dev.lathe.learn.TaskKind.REGRESSION);
  }

  private static Frame fit(Preparation preparation, Frame frame) {
    return preparation.fit(task(frame)).frame();
  }
}
