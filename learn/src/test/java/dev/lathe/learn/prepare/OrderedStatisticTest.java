package dev.lathe.learn.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Column;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Preparation.Prepared;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedStatisticTest {
  private static final TargetEncoding ORDERED =
      new TargetEncoding().above(1).smoothing(2).statistic(TargetStatistic.ORDERED);

  @Test
  void a_row_is_the_mean_of_the_rows_before_it() {
    var frame =
        Frame.of("city", Categories.of("a", "a", null, "b", "a", null))
            .with("price", Numbers.of(10, 20, 36, 60, 30, 24));
    var task = Task.of(frame, "price").kind(TaskKind.REGRESSION);

    var prepared = ORDERED.seed(inOrder(6)).fit(task);

    // All: 30, counted twice. Second a: (10 + 60) / 3, third: (30 + 60) / 4, second missing one:
    // (36 + 60) / 3.
    assertThat(city(prepared)).containsExactly(30, 70.0 / 3, 30, 30, 22.5, 32);
    // New rows: a (60 + 60) / 5, missing (60 + 60) / 4, b (60 + 60) / 3.
    var fresh = Frame.of("city", Categories.of("a", null, "b", "new"));
    assertThat(prepared.recipe().apply(fresh).numbers("city.target").toArray())
        .containsExactly(24, 30, 40, 30);
  }

  @Test
  void a_weight_counts_for_the_rows_after_it() {
    var frame =
        Frame.of("city", Categories.of("a", "a", "b", "a"))
            .with("price", Numbers.of(10, 40, 40, 1000))
            .with("weight", Numbers.of(2, 1, 1, 0));
    var task = Task.of(frame, new Roles("price").weights("weight")).kind(TaskKind.REGRESSION);

    var prepared = ORDERED.seed(inOrder(3)).fit(task);

    // All: 100 / 4 = 25. Second a: (2 * 10 + 2 * 25) / 4. A row of no weight is like a new one:
    // (2 * 10 + 40 + 2 * 25) / 5.
    assertThat(city(prepared)).containsExactly(25, 17.5, 25, 22);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void it_is_what_adding_up_anew_for_each_row_gives(long seed) {
    var task = table(300, seed);
    var column = task.frame().categories("code");
    double[] target = task.frame().numbers("y").toArray();
    double all = Arrays.stream(target).sum() / target.length;

    double[] found = code(ORDERED.seed(seed).fit(task));

    int[] place = RandomStream.of(seed, "target-encoding").permutation(target.length);
    for (int row = 0; row < target.length; row++) {
      double sum = 2 * all;
      double count = 2;
      for (int other = 0; other < target.length; other++) {
        if (place[other] >= place[row] || column.code(other) != column.code(row)) continue;
        sum += target[other];
        count++;
      }
      assertThat(found[row]).isCloseTo(sum / count, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(TargetStatistic.class)
  void a_group_tells_nothing_of_its_own_rows(TargetStatistic statistic) {
    int rows = 120;
    String[] shop = new String[rows];
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) {
      shop[row] = "shop " + row % 40;
      target[row] = row % 40;
    }
    var frame =
        Frame.of("code", Categories.of(shop))
            .with("shop", Categories.of(shop))
            .with("y", Numbers.of(target));
    var task = Task.of(frame, new Roles("y").group("shop")).kind(TaskKind.REGRESSION);

    double[] encoded = code(ORDERED.statistic(statistic).fit(task));

    assertThat(encoded).containsOnly(19.5);
  }

  @Test
  void shares_of_all_classes_add_up_to_one() {
    var random = RandomStream.of(4);
    String[] codes = new String[200];
    String[] kinds = new String[200];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = "c" + random.nextInt(30);
      kinds[row] = "k" + random.nextInt(4);
    }
    var frame = Frame.of("code", Categories.of(codes)).with("kind", Categories.of(kinds));

    var encoded = ORDERED.fit(Task.of(frame, "kind")).frame();

    assertThat(encoded.width()).isEqualTo(4);
    for (int row = 0; row < codes.length; row++) {
      double sum = 0;
      for (String name : encoded.names()) sum += encoded.numbers(name).at(row);
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void new_rows_are_encoded_alike_whatever_the_rows_learned_from_were() {
    var task = table(300, 6);

    var ordered = ORDERED.fit(task).recipe();
    var outOfFold = ORDERED.statistic(TargetStatistic.OUT_OF_FOLD).fit(task).recipe();

    assertThat(Saving.bytes(ordered)).isEqualTo(Saving.bytes(outOfFold));
  }

  @Test
  void for_new_rows_a_weight_of_three_is_the_row_three_times() {
    var task = table(100, 7);
    double[] weights = IntStream.range(0, 100).mapToDouble(row -> row % 4).toArray();
    int[] repeated =
        IntStream.range(0, 100).flatMap(row -> IntStream.range(0, row % 4).map(_ -> row)).toArray();
    var weighted = task.frame().with("weight", Numbers.of(weights));

    var byWeight =
        ORDERED.fit(Task.of(weighted, new Roles("y").weights("weight")).kind(TaskKind.REGRESSION));
    var byRepetition = ORDERED.fit(task.rows(repeated));

    assertThat(Saving.bytes(byWeight.recipe())).isEqualTo(Saving.bytes(byRepetition.recipe()));
  }

  @Test
  void names_of_levels_do_not_matter() {
    var task = table(300, 8);
    Column column = task.frame().column("code");
    @Nullable String[] renamed = new @Nullable String[300];
    for (int row = 0; row < renamed.length; row++) {
      renamed[row] = new StringBuilder(column.text(row)).reverse().toString();
    }
    var other = Task.of(task.frame().with("code", Categories.of(renamed)), "y");

    assertThat(code(ORDERED.fit(other.kind(TaskKind.REGRESSION))))
        .isEqualTo(code(ORDERED.fit(task)));
  }

  @Test
  void threads_do_not_change_it() {
    var task = table(3000, 9);
    double[] alone = code(ORDERED.fit(task));

    for (int threads : new int[] {1, 2, 3, 8}) {
      try (var workers = Workers.of(threads)) {
        assertThat(workers.call(() -> code(ORDERED.fit(task)))).isEqualTo(alone);
      }
    }
  }

  @Test
  void another_seed_is_another_order() {
    var task = table(300, 10);

    assertThat(code(ORDERED.seed(1).fit(task))).isNotEqualTo(code(ORDERED.fit(task)));
  }

  /// A seed by which rows come in the order they stand in.
  private static long inOrder(int rows) {
    int[] wanted = IntStream.range(0, rows).toArray();
    return LongStream.range(0, 100_000)
        .filter(seed ->
            Arrays.equals(RandomStream.of(seed, "target-encoding").permutation(rows), wanted))
        .findFirst()
        .orElseThrow();
  }

  /// A column of 40 codes, and a target that follows them and chance.
  private static Task table(int rows, long seed) {
    var random = RandomStream.of(seed);
    String[] codes = new String[rows];
    double[] target = new double[rows];
    for (int row = 0; row < rows; row++) {
      int code = random.nextInt(40);
      codes[row] = "c" + code;
      target[row] = Math.sin(code) + random.nextGaussian();
    }
    var frame = Frame.of("code", Categories.of(codes)).with("y", Numbers.of(target));
    return Task.of(frame, "y").kind(TaskKind.REGRESSION);
  }

  private static double[] city(Prepared prepared) {
    return prepared.frame().numbers("city.target").toArray();
  }

  private static double[] code(Prepared prepared) {
    assertThat(prepared.frame().names()).isEqualTo(List.of("code.target"));
    return prepared.frame().numbers("code.target").toArray();
  }
}
