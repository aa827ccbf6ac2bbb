package dev.lathe.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KindGuessTest {
  private static KindGuess guess(Column target) {
    return KindGuess.of("y", target);
  }

  @Test
  void two_distinct_values_are_binary_whatever_they_are() {
    assertThat(guess(Numbers.of(3, 7, 3)).kind()).isEqualTo(TaskKind.BINARY);
    assertThat(guess(Numbers.of(0.5, 1.5)).kind()).isEqualTo(TaskKind.BINARY);
    assertThat(guess(YesNo.of(true, false)).kind()).isEqualTo(TaskKind.BINARY);
    assertThat(guess(Categories.of("a", "b", "a")).kind()).isEqualTo(TaskKind.BINARY);
  }

  @Test
  void the_positive_class_is_yes_true_one_or_the_last_in_sort_order() {
    assertThat(guess(Categories.of("Yes", "zebra", "Yes")).levels())
        .containsExactly("zebra", "Yes");
    assertThat(guess(Categories.of("true", "unknown", "true")).levels().getLast())
        .isEqualTo("true");
    assertThat(guess(Numbers.of(1, 2, 2)).levels()).containsExactly("2", "1");
    assertThat(guess(Categories.of("<=50K", ">50K", ">50K")).levels().getLast()).isEqualTo(">50K");
  }

  @Test
  void up_to_ten_distinct_whole_numbers_are_classes_more_are_amounts() {
    double[] ten = IntStream.range(0, 40).mapToDouble(row -> row % 10).toArray();
    double[] eleven = IntStream.range(0, 44).mapToDouble(row -> row % 11).toArray();

    assertThat(guess(Numbers.of(ten)).kind()).isEqualTo(TaskKind.MULTICLASS);
    assertThat(guess(Numbers.of(ten)).levels().getLast()).isEqualTo("9");
    assertThat(guess(Numbers.of(eleven)).kind()).isEqualTo(TaskKind.REGRESSION);
    assertThat(guess(Numbers.of(0.5, 1.5, 2.5)).kind()).isEqualTo(TaskKind.REGRESSION);
  }

  @Test
  void numbers_as_classes_are_in_the_order_of_numbers() {
    assertThat(guess(Numbers.of(10, 9, 100)).levels()).containsExactly("9", "10", "100");
  }

  @Test
  void what_cannot_be_learned_is_refused_in_one_sentence() {
    assertThatThrownBy(() -> guess(Numbers.of(Double.NaN, Double.NaN)))
        .hasMessage("target 'y' is missing in every row; name a column with values");
    assertThatThrownBy(() -> guess(Categories.of("a", "a", null)))
        .hasMessage("target 'y' is 'a' in every row; there is nothing to learn");
    assertThatThrownBy(() -> guess(Categories.of("a", "b", "c")))
        .hasMessage("target 'y' differs in every row; a class must repeat to be learned");
  }

  @Test
  void infinite_numbers_count_as_missing() {
    assertThat(guess(Numbers.of(1, 2, Double.POSITIVE_INFINITY, 2)).levels())
        .containsExactly("2", "1");
    assertThat(guess(Numbers.of(1, 2, 3, Double.NEGATIVE_INFINITY, 3)).kind())
        .isEqualTo(TaskKind.MULTICLASS);
  }

  @Test
  void times_are_no_target() {
    assertThatThrownBy(() -> guess(Times.ofMicros(0, 1_000_000, 0)))
        .hasMessageStartingWith("target 'y' holds times, which cannot be predicted; give");
  }
}
