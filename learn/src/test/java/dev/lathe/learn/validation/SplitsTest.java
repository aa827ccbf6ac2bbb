package dev.lathe.learn.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitsTest {
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static Frame frame(int rows, long seed) {
    var random = RandomStream.of(seed, "rows");
    String[] classes = new String[rows];
    double[] amounts = new double[rows];
    double[] times = new double[rows];
    @Nullable String[] groups = new @Nullable String[rows];
    for (int row = 0; row < rows; row++) {
      double draw = random.nextDouble();
      classes[row] = draw < 0.7 ? "a" : draw < 0.95 ? "b" : "c";
      amounts[row] = Math.exp(random.nextGaussian());
      times[row] = random.nextInt(rows / 2);
      groups[row] = row % 50 == 7 ? null : "g" + random.nextInt(40);
    }
    return Frame.of("x", amounts)
        .with("class", Categories.of(classes))
        .with("time", Numbers.of(times))
        .with("group", Categories.of(groups));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void folds_part_the_rows(long seed) {
    var task = Task.of(frame(203, seed), "class");

    var folds = Splits.folds(task, 5, seed);

    assertThat(folds).hasSize(5);
    int[] tested = folds.stream().flatMapToInt(fold -> Arrays.stream(fold.testing())).toArray();
    assertThat(Arrays.stream(tested).sorted().toArray()).containsExactly(everyRow(203));
    for (Division fold : folds) {
      assertThat(both(fold)).containsExactly(everyRow(203));
      assertThat(fold.testing().length).isBetween(40, 41);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void every_class_has_its_share_to_within_one_row(long seed) {
    var task = Task.of(frame(203, seed), "class");
    int[] all = task.classes().counts();

    int[] held = task.rows(Splits.holdout(task, 0.2, seed).testing()).classes().counts();
    var folds = Splits.folds(task, 5, seed);
    int[] some = task.rows(Splits.sample(task, 60, seed)).classes().counts();

    for (int code = 0; code < all.length; code++) {
      assertThat((double) held[code]).isCloseTo(all[code] * 0.2, within(1.0));
      assertThat((double) some[code]).isCloseTo(all[code] * 60 / 203.0, within(1.0));
      for (Division fold : folds) {
        int tested = task.rows(fold.testing()).classes().counts()[code];
        assertThat((double) tested).isCloseTo(all[code] / 5.0, within(1.0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_number_has_its_spread_on_both_sides(long seed) {
    var task = Task.of(frame(1000, seed), "x");
    double[] sorted = task.amounts().toArray();
    Arrays.sort(sorted);

    var division = Splits.holdout(task, 0.2, seed);

    assertThat(division.testing()).hasSize(200);
    long high =
        Arrays.stream(division.testing())
            .filter(row -> task.amounts().at(row) >= sorted[900])
            .count();
    assertThat(high).isEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void groups_are_never_parted(long seed) {
    var frame = frame(300, seed);
    var task = Task.of(frame, new Roles("class").group("group"));

    var divisions = Splits.folds(task, 5, seed);
    var holdout = Splits.holdout(task, 0.2, seed);
    var timed = new Roles("class").group("group").time("time");

    for (Division division : divisions) {
      assertThat(both(division)).containsExactly(everyRow(300));
      assertThat(shared(frame, division)).isEmpty();
      assertThat(division.testing().length).isBetween(50, 70);
    }
    assertThat(shared(frame, holdout)).isEmpty();
    assertThat(holdout.testing().length).isBetween(50, 70);
    assertThat(shared(frame, Splits.holdout(Task.of(frame, timed), 0.2, seed))).isEmpty();
  }

  private static Set<String> shared(Frame frame, Division division) {
    var shared = groups(frame, division.learning());
    shared.retainAll(groups(frame, division.testing()));
    return shared;
  }

  private static Set<String> groups(Frame frame, int[] rows) {
    var groups = new HashSet<String>();
    for (int row : rows) {
      if (!frame.column("group").missing(row)) groups.add(frame.column("group").text(row));
    }
    return groups;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_tested_comes_after_what_is_learned_from(long seed) {
    var frame = frame(300, seed);
    var task = Task.of(frame, new Roles("class").time("time"));

    var holdout = Splits.holdout(task, 0.2, seed);
    var folds = Splits.folds(task, 4, seed);

    assertThat(holdout.testing().length).isBetween(55, 65);
    assertThat(both(holdout)).containsExactly(everyRow(300));
    assertThat(latest(frame, holdout.learning())).isLessThan(earliest(frame, holdout.testing()));
    assertThat(folds).hasSize(4);
    for (int fold = 0; fold < 4; fold++) {
      int[] learning = folds.get(fold).learning();
      assertThat(latest(frame, learning)).isLessThan(earliest(frame, folds.get(fold).testing()));
      if (fold > 0) assertThat(learning).containsExactly(both(folds.get(fold - 1)));
    }
    assertThat(both(folds.getLast())).containsExactly(everyRow(300));
  }

  private static double latest(Frame frame, int[] rows) {
    return Arrays.stream(rows).mapToDouble(frame.numbers("time")::at).max().orElseThrow();
  }

  private static double earliest(Frame frame, int[] rows) {
    return Arrays.stream(rows).mapToDouble(frame.numbers("time")::at).min().orElseThrow();
  }

  @Test
  void the_only_row_of_a_class_is_learned_from() {
    String[] classes = new String[50];
    Arrays.fill(classes, "common");
    classes[11] = "rare";
    classes[12] = "odd";
    var task = Task.of(Frame.of("y", Categories.of(classes)), "y");

    for (long seed = 0; seed < 30; seed++) {
      assertThat(Splits.holdout(task, 0.2, seed).learning()).contains(11, 12);
      assertThat(Splits.sample(task, 5, seed)).contains(11, 12);
    }
  }

  @Test
  void tiny_tasks_are_divided_too() {
    var two = Task.of(Frame.of("y", Categories.of("a", "b")), "y");
    var one = two.rows(new int[] {0});

    assertThat(Splits.folds(two, 5, 0)).hasSize(2);
    assertThat(Splits.folds(two, 5, 0).getFirst().testing()).hasSize(1);
    assertThatThrownBy(() -> Splits.holdout(one, 0.2, 0))
        .hasMessage("1 row cannot be divided; give two or more");
  }

  @Test
  void a_holdout_of_few_rows_still_tests_and_learns() {
    for (int rows = 2; rows < 12; rows++) {
      double[] values = IntStream.range(0, rows).mapToDouble(row -> row + 0.5).toArray();
      var task = Task.of(Frame.of("y", values), "y").kind(TaskKind.REGRESSION);

      var division = Splits.holdout(task, 0.2, 3);

      assertThat(division.testing()).isNotEmpty();
      assertThat(division.learning()).isNotEmpty();
    }
  }

  @Test
  void one_group_or_one_time_cannot_be_divided() {
    var frame = Frame.of("x", new double[] {1, 1, 1}).with("y", Categories.of("a", "b", "a"));

    assertThatThrownBy(() -> Splits.holdout(Task.of(frame, new Roles("y").group("x")), 0.2, 0))
        .hasMessage("column 'x' holds one group in every row; whole groups cannot be divided");
    assertThatThrownBy(() -> Splits.folds(Task.of(frame, new Roles("y").time("x")), 5, 0))
        .hasMessage(
            "column 'x' has one time in every row; earlier and later rows cannot be told apart");
    assertThatThrownBy(() -> Splits.folds(Task.of(frame, new Roles("x").time("y")), 5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_seed_gives_the_same_rows() {
    var task = Task.of(frame(203, 1), "class");

    assertThat(Splits.holdout(task, 0.2, 5).testing())
        .containsExactly(Splits.holdout(task, 0.2, 5).testing())
        .isNotEqualTo(Splits.holdout(task, 0.2, 6).testing());
    assertThat(Splits.sample(task, 500, 0)).containsExactly(everyRow(203));
  }

  private static int[] everyRow(int rows) {
    return IntStream.range(0, rows).toArray();
  }

  private static int[] both(Division division) {
    return IntStream.concat(Arrays.stream(division.learning()), Arrays.stream(division.testing()))
        .sorted()
        .toArray();
  }
}
