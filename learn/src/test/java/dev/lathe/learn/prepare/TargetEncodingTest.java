package dev.lathe.learn.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetEncodingTest {
  private static final TargetEncoding TWO_ROWS = new TargetEncoding().above(1).smoothing(2);

  @Test
  void a_level_is_its_mean_drawn_to_that_of_all() {
    var frame =
        Frame.of("city", Categories.of("a", "a", "b", null))
            .with("price", Numbers.of(10, 20, 30, 60));
    var task = Task.of(frame, "price").kind(TaskKind.REGRESSION);

    var recipe = TWO_ROWS.fit(task).recipe();
    var encoded = recipe.apply(Frame.of("city", Categories.of("a", "b", null, "new")));

    // All: 30. Level a: (30 + 2 * 30) / 4, b: (30 + 2 * 30) / 3, missing: (60 + 2 * 30) / 3.
    assertThat(encoded.numbers("city.target").toArray()).containsExactly(22.5, 30, 40, 30);
  }

  @Test
  void of_two_classes_the_share_of_the_positive_one() {
    var frame =
        Frame.of("city", Categories.of("a", "a", "b", "b"))
            .with("churn", YesNo.of(true, true, true, false));

    var recipe = TWO_ROWS.fit(Task.of(frame, "churn")).recipe();

    assertThat(recipe.apply(frame).numbers("city.target").toArray())
        .containsExactly(0.875, 0.875, 0.625, 0.625);
  }

  @Test
  void each_of_several_classes_has_a_column() {
    var frame =
        Frame.of("city", Categories.of("a", "a", "b", "b", "c", "c"))
            .with("kind", Categories.of("x", "y", "z", "x", "y", "z"));

    var prepared = TWO_ROWS.fit(Task.of(frame, "kind"));

    assertThat(prepared.frame().names())
        .containsExactly("city.target=x", "city.target=y", "city.target=z");
  }

  @ParameterizedTest
  @CsvSource({
    "OUT_OF_FOLD, 1", "OUT_OF_FOLD, 2", "OUT_OF_FOLD, 3", "OUT_OF_FOLD, 4", "OUT_OF_FOLD, 5",
    "ORDERED, 1", "ORDERED, 2", "ORDERED, 3", "ORDERED, 4", "ORDERED, 5"
  })
  void noise_tells_nothing_of_the_rows_it_was_learned_from(TargetStatistic statistic, long seed) {
    int rows = 3000;
    var random = RandomStream.of(seed);
    String[] codes = new String[rows];
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = "c" + random.nextInt(600);
      target[row] = random.nextGaussian();
    }
    var frame = Frame.of("code", Categories.of(codes)).with("y", Numbers.of(target));

    var prepared = new TargetEncoding().statistic(statistic).fit(Task.of(frame, "y"));
    double fromOthers = correlation(prepared.frame().numbers("code.target").toArray(), target);
    double inFold =
        correlation(prepared.recipe().apply(frame).numbers("code.target").toArray(), target);

    assertThat(fromOthers).isEqualTo(0, within(0.07));
    assertThat(inFold).isGreaterThan(0.3);
  }

  @ParameterizedTest
  @EnumSource(TargetStatistic.class)
  void a_level_that_tells_is_told_from_other_rows(TargetStatistic statistic) {
    int rows = 2000;
    var random = RandomStream.of(9);
    String[] codes = new String[rows];
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) {
      int code = random.nextInt(100);
      codes[row] = "c" + code;
      target[row] = Math.sin(code) + 0.1 * random.nextGaussian();
    }
    var frame = Frame.of("code", Categories.of(codes)).with("y", Numbers.of(target));

    var encoding = new TargetEncoding().smoothing(1).statistic(statistic);
    var encoded = encoding.fit(Task.of(frame, "y")).frame().numbers("code.target");

    assertThat(correlation(encoded.toArray(), target)).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource(TargetStatistic.class)
  void a_row_of_its_own_level_is_the_mean_of_all(TargetStatistic statistic) {
    var frame =
        Frame.of("id", Categories.of("a", "b", "c", "d")).with("y", Numbers.of(1.5, 2, 3, 5.5));

    var encoded = TWO_ROWS.statistic(statistic).fit(Task.of(frame, "y")).frame();

    assertThat(encoded.numbers("id.target").toArray()).containsOnly(3);
  }

  @Test
  void how_common_a_level_is_may_stand_beside_its_mean() {
    var frame =
        Frame.of("city", Categories.of("a", "a", "b", null))
            .with("price", Numbers.of(10, 20, 30, 60))
            .with("weight", Numbers.of(2, 1, 1, 4));
    var task = Task.of(frame, new Roles("price").weights("weight")).kind(TaskKind.REGRESSION);

    var prepared = TWO_ROWS.shares(true).fit(task);
    var again =
        Saving.again(prepared.recipe())
            .apply(Frame.of("city", Categories.of("b", "a", null, "new")));

    assertThat(prepared.frame().names()).containsExactly("city.target", "city.share");
    assertThat(prepared.frame().numbers("city.share").toArray())
        .containsExactly(0.375, 0.375, 0.125, 0.5);
    assertThat(again.numbers("city.share").toArray()).containsExactly(0.125, 0.375, 0.5, 0);
  }

  @Test
  void the_categories_stay_beside_when_told() {
    var frame =
        Frame.of("city", Categories.of("a", "a", "b", "b"))
            .with("churn", YesNo.of(true, true, true, false));

    var prepared = TWO_ROWS.beside(true).fit(Task.of(frame, "churn"));
    var again = Saving.again(prepared.recipe()).apply(frame.without(java.util.List.of("churn")));

    assertThat(prepared.frame().names()).containsExactly("city", "city.target");
    assertThat(again.column("city")).isEqualTo(frame.column("city"));
    assertThat(again.numbers("city.target").toArray()).containsExactly(0.875, 0.875, 0.625, 0.625);
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = java.util.Arrays.stream(a).average().orElseThrow();
    double meanB = java.util.Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
