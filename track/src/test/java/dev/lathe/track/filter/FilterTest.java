package dev.lathe.track.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lathe.track.filter.Condition.Operand;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
  @Test
  void a_filter_becomes_a_tree() {
    Filter filter =
        Filter.parse(
            "metrics.auc>=-1.5e-3 aNd tag.`a ``b``` != \"c\" AND run_id not  in ('1','2')");

    assertThat(filter.conditions())
        .containsExactly(
            new Condition(
                new Key(Key.Kind.METRIC, "auc"), Comparison.AT_LEAST, new Operand.Figure(-0.0015)),
            new Condition(
                new Key(Key.Kind.TAG, "a `b`"), Comparison.NOT_EQUAL, new Operand.Phrase("c")),
            new Condition(
                new Key(Key.Kind.ATTRIBUTE, "run_id"),
                Comparison.NOT_IN,
                new Operand.Choices(List.of("1", "2"))));
  }

  @Test
  void names_go_on_after_a_point() {
    Key key = Filter.parse("metrics.fold-1/validation.loss < 1").conditions().getFirst().key();

    assertThat(key.name()).isEqualTo("fold-1/validation.loss");
  }

  @Test
  void it_says_where_it_stopped_and_what_should_be_there() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filter.parse("metrics.auc > 0.5 OR metrics.f1 > 1"))
        .withMessage(
            "after 18 characters there should be AND or the end; conditions are joined by AND"
                + " alone, there is no OR and no bracket, found 'OR metrics.f1 > 1'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filter.parse("metrics.auc >"))
        .withMessage("after 13 characters there should be a value, found the end");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Order.parse("metrics.auc upwards"))
        .withMessage("after 12 characters there should be ASC, DESC or the end, found 'upwards'");
  }

  @Test
  void nothing_is_everything() {
    assertThat(Filter.parse("")).isEqualTo(Filter.ALL);
    assertThat(Filter.parse("  \n")).isEqualTo(Filter.ALL);
  }
}
