package dev.lathe.learn.automl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final int ROWS = 20_000;
  private static final Frame FRAME =
      Tables.regression(ROWS)
          .with("row", Numbers.of(Arrays.stream(range()).asDoubleStream().toArray()));

  private static int[] range() {
    return java.util.stream.IntStream.range(0, ROWS).toArray();
  }

  private static List<Double> rows(Frame frame) {
    return Arrays.stream(frame.numbers("row").toArray()).boxed().toList();
  }

  private static List<Double> through(RowSource source) {
    List<Double> rows = new ArrayList<>();
    Function<Frame, List<Double>> work = DrawTest::rows;
    source.each(
        work,
        () -> {
          rows.clear();
          return rows::addAll;
        });
    return rows;
  }

  private static Draw drawn(double share, int most, long seed) {
    var draw = new Draw(RowSource.of(FRAME, 700), Tables.TARGET, share, most, seed);
    var _ = through(draw.drawing());
    return draw;
  }

  @Test
  void each_row_is_drawn_or_left() {
    var draw = drawn(0.2, ROWS, 1);

    List<Double> held = rows(draw.drawn(FRAME.origin()));
    List<Double> left = through(draw.left());

    assertThat(held.size()).isBetween(ROWS / 5 - 300, ROWS / 5 + 300);
    assertThat(Stream.concat(held.stream(), left.stream()).sorted().toList())
        .isEqualTo(rows(FRAME));
    assertThat(draw.known()).isEqualTo(ROWS);
    assertThat(through(draw.left())).isEqualTo(left);
  }

  @Test
  void no_more_are_drawn_than_are_asked_for_and_the_others_are_learned_from() {
    var draw = drawn(0.2, 1000, 1);

    List<Double> held = rows(draw.drawn(FRAME.origin()));

    assertThat(held.size()).isBetween(400, 1000);
    assertThat(through(draw.left())).hasSize(ROWS - held.size()).doesNotContainAnyElementsOf(held);
  }

  @Test
  void rows_are_drawn_from_everywhere_and_by_the_seed() {
    List<Double> one = rows(drawn(0.2, 1000, 1).drawn(FRAME.origin()));
    List<Double> two = rows(drawn(0.2, 1000, 2).drawn(FRAME.origin()));

    double mean = one.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    assertThat(mean).isBetween(0.45 * ROWS, 0.55 * ROWS);
    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void what_was_drawn_before_rows_begin_anew_is_void() {
    var twice =
        new RowSource() {
          @Override
          public <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin) {
            begin.get().accept(work.apply(FRAME.rows(0, 5000)));
            return RowSource.of(FRAME, 700).each(work, begin);
          }
        };
    var draw = new Draw(twice, Tables.TARGET, 0.2, ROWS, 1);

    var _ = through(draw.drawing());

    assertThat(draw.known()).isEqualTo(ROWS);
    assertThat(rows(draw.drawn(FRAME.origin())))
        .isEqualTo(rows(drawn(0.2, ROWS, 1).drawn(FRAME.origin())));
  }

  @Test
  void nothing_is_drawn_where_nothing_is_asked_for() {
    var draw = drawn(0, 1000, 1);

    assertThat(through(draw.left())).isEqualTo(rows(FRAME));
    assertThat(draw.known()).isEqualTo(ROWS);
  }
}
