package dev.lathe.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import org.junit.jupiter.api.Test;

class TaskTest {
  private final Frame frame =
      Frame.of("age", new double[] {22, 38, 26, 35})
          .with("w", Numbers.of(1, 2, 0.5, 1))
          .with("group", Categories.of("a", "a", "b", "b"))
          .with("y", Categories.of("no", "yes", null, "yes"));

  @Test
  void rows_without_a_target_are_left_out_and_counted() {
    var task = Task.of(frame, "y");

    assertThat(task.rows()).isEqualTo(3);
    assertThat(task.dropped()).isEqualTo(1);
    assertThat(task.classes().toCodes()).containsExactly(0, 1, 1);
  }

  @Test
  void columns_with_a_role_are_no_inputs() {
    var task = Task.of(frame, new Roles("y").weights("w").group("group"));

    assertThat(task.inputs().names()).containsExactly("age");
    assertThat(task.weights()).containsExactly(1, 2, 1);
    assertThat(Task.of(frame, new Roles("y").time("age")).inputs().has("age")).isTrue();
  }

  @Test
  void the_positive_class_can_be_told() {
    var task = Task.of(frame, "y").positive("no");

    assertThat(task.output().levels()).containsExactly("yes", "no");
    assertThat(task.classes().toCodes()).containsExactly(1, 0, 0);
    assertThatThrownBy(() -> task.positive("maybe"))
        .hasMessage("target 'y' has no class 'maybe'; its classes are yes, no");
  }

  @Test
  void a_kind_that_does_not_suit_the_target_is_refused() {
    assertThatThrownBy(() -> Task.of(frame, "y").kind(TaskKind.REGRESSION))
        .hasMessageContaining("target 'y' is 'no' in row 1; a regression needs a finite number");
    assertThatThrownBy(() -> Task.of(frame, "age").kind(TaskKind.BINARY))
        .hasMessage("target 'age' has 4 distinct values; binary needs two");
  }

  @Test
  void weights_are_numbers_of_zero_or_more() {
    var negative = frame.with("w", Numbers.of(1, -1, 1, 1));

    assertThatThrownBy(() -> Task.of(negative, new Roles("y").weights("w")))
        .hasMessage("weight 'w' is '-1' in row 2; weights are zero or more");
    assertThatThrownBy(() -> Task.of(frame, new Roles("y").weights("group")))
        .hasMessage("column 'group' holds categories, not numbers");
  }

  @Test
  void a_class_that_a_model_never_learned_is_unseen() {
    var output = Task.of(frame, "y").output();
    var later = Frame.of("y", Categories.of("perhaps", "yes"));

    var task = Task.of(later, new Roles("y"), output);

    assertThat(task.classes().toCodes()).containsExactly(Target.Classes.UNSEEN, 1);
  }

  @Test
  void rows_with_an_infinite_target_are_left_out_like_missing_ones() {
    var infinite =
        Frame.of("x", new double[] {1, 2, 3, 4, 5})
            .with("y", Numbers.of(0.5, Double.POSITIVE_INFINITY, Double.NaN, 2.5, 3.5));

    var task = Task.of(infinite, "y");

    assertThat(task.amounts().toArray()).containsExactly(0.5, 2.5, 3.5);
    assertThat(task.dropped()).isEqualTo(2);
  }

  @Test
  void rows_are_named_as_in_the_frame_that_was_given() {
    var gaps = Numbers.of(Double.NaN, 1.5, Double.NaN, -2.5, 3.5, 4.5);
    var given = Frame.of("w", new double[] {1, 1, 1, 1, -1, 1}).with("y", gaps);

    assertThatThrownBy(() -> Task.of(given, "y").kind(TaskKind.COUNT))
        .hasMessageContaining("target 'y' is '-2.5' in row 4;");
    assertThatThrownBy(() -> Task.of(given, new Roles("y").weights("w")))
        .hasMessageContaining("weight 'w' is '-1' in row 5;");
  }

  @Test
  void a_class_of_yes_and_no_answers_to_true_and_n() {
    var task = Task.of(Frame.of("x", new double[] {1, 2}).with("y", YesNo.of(true, false)), "y");

    assertThat(task.positive("false").output().levels()).containsExactly("yes", "no");
    assertThat(task.positive("Y").output().levels()).containsExactly("no", "yes");
    assertThatThrownBy(() -> task.positive("maybe"))
        .hasMessage("target 'y' has no class 'maybe'; its classes are no, yes");
  }
}
