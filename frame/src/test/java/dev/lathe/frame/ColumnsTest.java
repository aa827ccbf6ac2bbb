package dev.lathe.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "127, 1",
    "-127, 1",
    "128, 2",
    "-128, 2",
    "32768, 4",
    "2147483648, 4",
    "0.5, 4",
    "0.1, 8",
    "1e300, 8",
    "-0.0, 4",
    "16777217, 4",
    "9007199254740991, 8"
  })
  void numbers_take_the_narrowest_width_that_loses_nothing(double value, int width) {
    var column = Numbers.of(value, Double.NaN, 1);

    assertThat(column.width()).isEqualTo(width);
    assertThat(column.at(0)).isEqualTo(value);
    assertThat(column.missing(1)).isTrue();
    assertThat(column.rows(new int[] {1, 0}).at(1)).isEqualTo(value);
    double[] copied = {7, 7, 7, 7};
    column.copyTo(0, copied, 1, 2);
    assertThat(copied).containsExactly(7, value, Double.NaN, 7);
  }

  @Test
  void whole_numbers_beyond_doubles_are_kept_exactly() {
    var column = Numbers.of(9007199254740993L, Long.MIN_VALUE);

    assertThat(column.text(0)).isEqualTo("9007199254740993");
    assertThat(column.missing(1)).isTrue();
  }

  @Test
  void levels_are_sorted_whatever_order_they_come_in() {
    var column = Categories.of(List.of("pear", "apple"), new int[] {0, 1, -1, 0});

    assertThat(column.levels()).containsExactly("apple", "pear");
    assertThat(column.toCodes()).containsExactly(1, 0, -1, 1);
    assertThat(column.counts()).containsExactly(1, 2);
  }

  @Test
  void codes_outside_the_levels_and_repeated_levels_are_refused() {
    assertThatThrownBy(() -> Categories.of(List.of("a"), new int[] {1}))
        .hasMessage("code 1 is outside the 1 levels");
    assertThatThrownBy(() -> Categories.of(List.of("a", "a"), new int[] {0}))
        .hasMessage("level 'a' comes twice");
  }

  @Test
  void whole_days_take_four_bytes_and_read_as_dates() {
    var days = Times.of(LocalDateTime.parse("1969-12-31T00:00"), null);
    var times = Times.of(LocalDateTime.parse("1969-12-31T23:59:59.5"), null);

    assertThat(days.bytes()).isEqualTo(8);
    assertThat(days.text(0)).isEqualTo("1969-12-31");
    assertThat(times.text(0)).isEqualTo("1969-12-31T23:59:59.500");
    assertThat(times.missing(1)).isTrue();
  }

  @Test
  void identifiers_are_told_from_measurements() {
    double[] consecutive = new double[30];
    double[] prices = new double[30];
    String[] names = new String[30];
    for (int row = 0; row < 30; row++) {
      consecutive[row] = 1000 + (row * 7) % 30;
      prices[row] = 19_900 + 137 * row;
      names[row] = "customer-" + row;
    }

    assertThat(ColumnChecks.identifier("order", Numbers.of(consecutive))).isTrue();
    assertThat(ColumnChecks.identifier("price", Numbers.of(prices))).isFalse();
    assertThat(ColumnChecks.identifier("priceId", Numbers.of(prices))).isTrue();
    assertThat(ColumnChecks.identifier("paid", Numbers.of(prices))).isFalse();
    assertThat(ColumnChecks.identifier("who", Categories.of(names))).isTrue();
    assertThat(ColumnChecks.identifier("who", Texts.of(names))).isFalse();
  }

  @Test
  void one_value_beside_missing_ones_is_constant() {
    assertThat(ColumnChecks.constant(Categories.of("a", null, "a"))).isTrue();
    assertThat(ColumnChecks.constant(Numbers.of(Double.NaN, Double.NaN))).isTrue();
    assertThat(ColumnChecks.constant(YesNo.of(true, false))).isFalse();
  }

  @Test
  void repeated_rows_are_counted_after_the_first() {
    var frame =
        Frame.of("a", new double[] {1, 2, 1, 1}).with("b", Categories.of("x", "x", "x", "y"));

    assertThat(ColumnChecks.repeatedRows(frame)).isEqualTo(1);
  }

  @Test
  void times_beyond_sense_are_named() {
    var times =
        Times.of(LocalDateTime.parse("0001-01-01T00:00"), LocalDateTime.parse("2020-01-01T00:00"));

    assertThat(ColumnChecks.oddTimes("seen", times))
        .hasValueSatisfying(warning -> assertThat(warning).contains("'seen'", "0001-01-01"));
    assertThat(ColumnChecks.oddTimes("seen", times.rows(1, 2))).isEmpty();
  }

  @Test
  void categories_are_told_by_name_in_another_dictionary() {
    var wide = Categories.of(List.of("c", "b", "a", "z"), new int[] {0, 1, 3, -1, 2});

    for (var column : List.of(wide, wide.rows(0, 2))) {
      var told = column.within(Categories.of("b", "c", "d"));

      assertThat(told.levels()).containsExactly("b", "c", "d");
      for (int row = 0; row < told.rows(); row++) {
        assertThat(told.text(row)).isEqualTo(row < 2 ? column.text(row) : "");
      }
    }
  }
}
