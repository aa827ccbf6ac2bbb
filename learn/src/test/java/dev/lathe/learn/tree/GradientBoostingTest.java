package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.tree.bins.Bins;
import dev.lathe.learn.tree.loss.LogisticLoss;
import dev.lathe.learn.tree.loss.SoftmaxLoss;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientBoostingTest {
  private static final GradientBoosting QUICK =
      new GradientBoosting().rounds(20).growth(new Growth().minimumRows(5));

  /// Numbers with missing values, categories, and a target of each kind that follows from them.
  private static Frame frame(int rows, long seed) {
    var random = RandomStream.of(seed);
    double[] a = new double[rows];
    double[] b = new double[rows];
    double[] weights = new double[rows];
    double[] target = new double[rows];
    @Nullable String[] color = new @Nullable String[rows];
    String[] kinds = new String[rows];
    for (int row = 0; row < rows; row++) {
      a[row] = random.nextInt(12) == 0 ? Double.NaN : random.nextGaussian();
      b[row] = Math.round(100 * random.nextDouble());
      int level = random.nextInt(9);
      color[row] = level == 8 ? null : "color " + level;
      weights[row] = random.nextInt(4);
      double signal = (Double.isNaN(a[row]) ? 1 : a[row] * a[row]) + b[row] / 50 + level % 3;
      target[row] = Math.max(0, Math.rint(4 * signal + random.nextGaussian()));
      kinds[row] = signal < 2 ? "low" : signal < 3 ? "middle" : "high";
    }
    return Frame.of("a", a)
        .with("b", Numbers.of(b))
        .with("color", Categories.of(color))
        .with("weight", Numbers.of(weights))
        .with("amount", Numbers.of(target))
        .with("level", Categories.of(kinds));
  }

  private static Task task(Frame frame, TaskKind kind) {
    return switch (kind) {
      case BINARY -> {
        var level = frame.categories("level");
        String[] two = new String[frame.rows()];
        for (int row = 0; row < two.length; row++) two[row] = level.text(row).equals("high") + "";
        yield Task.of(
            frame.without(List.of("amount")).with("level", Categories.of(two)),
            new Roles("level").weights("weight"));
      }
      case MULTICLASS ->
          Task.of(frame.without(List.of("amount")), new Roles("level").weights("weight"));
      case REGRESSION, COUNT ->
          Task.of(frame.without(List.of("level")), new Roles("amount").weights("weight"))
              .kind(kind);
      case ANOMALY -> throw new AssertionError("it is not learned");
      case RANKING -> throw new IllegalArgumentException("rankings have a test of their own");
    };
  }

  @Test
  void one_whole_tree_of_squared_loss_gives_the_means_of_its_leaves() {
    var frame =
        Frame.of("x", new double[] {1, 2, 3, 4, 5, 6})
            .with("y", Numbers.of(10, 12, 14.5, 30, 31, 35));
    var settings =
        new GradientBoosting()
            .rounds(1)
            .rate(1)
            .growth(new Growth().leaves(2).minimumRows(1))
            .penalty(new Penalty().l2(0));

    var model = settings.fit(Task.of(frame, "y").kind(TaskKind.REGRESSION));

    double[] outputs = model.outputs(Frame.of("x", new double[] {0, 3.4, 3.6, 100}));
    assertThat(outputs[0]).isCloseTo(36.5 / 3, within(1e-5));
    assertThat(outputs[1]).isEqualTo(outputs[0]);
    assertThat(outputs[2]).isCloseTo(32, within(1e-5));
    assertThat(outputs[3]).isEqualTo(outputs[2]);
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ANOMALY", "RANKING"})
  void a_weight_is_a_repetition(TaskKind kind) {
    var frame = frame(1500, 5);
    var weighted = task(frame, kind);
    var rows = new ArrayList<Integer>();
    for (int row = 0; row < frame.rows(); row++) {
      for (int i = 0; i < frame.numbers("weight").at(row); i++) rows.add(row);
    }
    var longer = frame.rows(rows.stream().mapToInt(Integer::intValue).toArray());
    double[] ones = new double[longer.rows()];
    Arrays.fill(ones, 1);
    var repeated = task(longer.with("weight", Numbers.of(ones)), kind);

    var settings = QUICK.trees(30).stopping(new Stopping().patience(5));

    var one = settings.fit(weighted);
    var other = settings.fit(repeated);

    assertThat(one.trees()).isEqualTo(other.trees());
    assertThat(one.outputs(frame)).isEqualTo(other.outputs(frame));
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ANOMALY", "RANKING"})
  void the_model_is_the_same_on_any_number_of_threads(TaskKind kind) {
    var small = frame(4000, 8);
    int[] rows = IntStream.range(0, 180_000).map(i -> i % 4000).toArray();
    var task = task(small.rows(rows), kind);
    var settings =
        QUICK
            .rounds(3)
            .sampling(new Sampling().rows(0.7).columns(0.7))
            .growth(new Growth().leaves(12));

    byte[] alone = bytes(1, settings, task);

    assertThat(bytes(2, settings, task)).isEqualTo(alone);
    assertThat(bytes(7, settings, task)).isEqualTo(alone);
  }

  private static byte[] bytes(int threads, GradientBoosting settings, Task task) {
    try (var workers = Workers.of(threads)) {
      return workers.call(() -> ModelFile.bytes(settings.fit(task).whole()));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ANOMALY", "RANKING"})
  void what_is_saved_predicts_the_same_row_by_row(TaskKind kind) {
    var frame = frame(600, 2);
    var model = QUICK.fit(task(frame, kind));

    var loaded = (BoostedTrees) Model.of(ModelFile.bytes(model.whole()));

    double[] all = model.outputs(frame);
    assertThat(loaded.outputs(frame)).isEqualTo(all);
    assertThat(loaded.rounds()).isEqualTo(model.rounds());
    int width = model.signature().output().width();
    for (int row = 0; row < frame.rows(); row += 37) {
      assertThat(loaded.outputs(frame.rows(row, row + 1)))
          .isEqualTo(Arrays.copyOfRange(all, row * width, (row + 1) * width));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ANOMALY", "RANKING"})
  void it_learns_what_the_target_follows_from(TaskKind kind) {
    var learned = task(frame(3000, 1), kind);
    var fresh = task(frame(1000, 2), kind);
    var ignorant = QUICK.rounds(1).rate(1e-9).fit(learned);

    var model = new GradientBoosting().fit(learned);

    assertThat(mistake(model, fresh)).isLessThan(0.5 * mistake(ignorant, fresh));
  }

  private static double mistake(BoostedTrees model, Task task) {
    double[] outputs = model.outputs(task.inputs());
    double sum = 0;
    for (int row = 0; row < task.rows(); row++) {
      if (task.kind().classes()) {
        sum += 1 - outputs[row * task.output().width() + task.classes().code(row)];
      } else {
        double far = outputs[row] - task.amounts().at(row);
        sum += far * far;
      }
    }
    return sum;
  }

  @Test
  void watched_rows_say_when_to_stop_and_the_count_can_be_used_again() {
    var task = task(frame(2000, 3), TaskKind.BINARY);
    var settings = new GradientBoosting().trees(400).stopping(new Stopping().patience(10));

    var watched = settings.fit(task.validation(task(frame(700, 4), TaskKind.BINARY)));
    var again = settings.rounds(watched.rounds()).fit(task);

    assertThat(watched.rounds()).isBetween(5, 200);
    assertThat(settings.rounds(watched)).isEqualTo(watched.rounds());
    assertThat(again.trees()).isEqualTo(watched.trees());
  }

  @ParameterizedTest
  @EnumSource(names = {"BINARY", "MULTICLASS"})
  void watched_rows_of_a_class_never_learned_change_nothing(TaskKind kind) {
    var task = task(frame(600, 3), kind);
    var watched = task(frame(300, 4), kind).frame();
    var twice = watched.rows(IntStream.range(0, 600).map(row -> row % 300).toArray());
    String[] classes = new String[600];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = row < 300 ? watched.column("level").text(row) : "never learned";
    }
    var more = twice.with("level", Categories.of(classes));
    var settings = new GradientBoosting().trees(60).stopping(new Stopping().patience(5));

    var model = settings.fit(task.validation(Task.of(watched, task.roles(), task.output())));
    var again = settings.fit(task.validation(Task.of(more, task.roles(), task.output())));

    assertThat(again.trees()).isEqualTo(model.trees());
    assertThat(again.outputs(task.frame())).isEqualTo(model.outputs(task.frame()));
  }

  @Test
  void the_scores_to_start_from_leave_out_classes_never_learned() {
    double[] weights = {1, 1, 1, 5};

    assertThat(new SoftmaxLoss(3).start(new double[] {0, 1, 2, -1}, weights, new double[4]))
        .containsOnly(Math.log(1 / 3.0));
    assertThat(new LogisticLoss().start(new double[] {0, 1, 1, -1}, weights, new double[4])[0])
        .isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void without_rows_to_watch_it_finds_the_count_itself_and_then_learns_from_all_rows() {
    var task = task(frame(2000, 3), TaskKind.BINARY);
    var settings = new GradientBoosting().trees(400).stopping(new Stopping().patience(10));

    var model = settings.fit(task);

    assertThat(model.rounds()).isBetween(5, 399);
    assertThat(settings.rounds(model.rounds()).fit(task).trees()).isEqualTo(model.trees());
  }

  @Test
  void whole_groups_are_held_back() {
    var frame =
        frame(500, 3)
            .with(
                "house",
                Numbers.of(IntStream.range(0, 500).map(i -> i / 25).asDoubleStream().toArray()));
    var task = Task.of(frame, new Roles("level").group("house"));

    double[] held = HeldBack.of(task, Bins.of(frame, 255).bin(frame), 0.2, 1);

    for (int row = 0; row < 500; row++) assertThat(held[row]).isEqualTo(held[row / 25 * 25]);
    assertThat(Arrays.stream(held).sum()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_class_gives_up_the_same_share(long seed) {
    var frame = frame(1000, seed);
    var task = task(frame, TaskKind.MULTICLASS);

    double[] held = HeldBack.of(task, Bins.of(frame, 255).bin(frame), 0.2, seed);

    double[] weights = task.weights();
    double[] all = new double[3];
    double[] given = new double[3];
    for (int row = 0; row < 1000; row++) {
      assertThat(held[row]).isBetween(0.0, weights[row]);
      all[task.classes().code(row)] += weights[row];
      given[task.classes().code(row)] += held[row];
    }
    for (int code = 0; code < 3; code++) {
      assertThat(given[code]).isCloseTo(0.2 * all[code], within(1.0));
    }
  }

  @Test
  void a_column_of_nothing_and_a_constant_do_no_harm() {
    double[] nothing = new double[600];
    Arrays.fill(nothing, Double.NaN);
    var frame =
        frame(600, 6)
            .with("nothing", Numbers.of(nothing))
            .with("same", Numbers.of(new double[600]))
            .with("none", Categories.of(new @Nullable String[600]));

    var model = QUICK.fit(task(frame, TaskKind.REGRESSION));

    assertThat(model.outputs(frame)).doesNotContain(Double.NaN).hasSize(600);
  }

  @Test
  void without_anything_to_tell_rows_apart_it_predicts_the_mean() {
    var frame =
        Frame.of("x", new double[300])
            .with(
                "y",
                Numbers.of(
                    Arrays.stream(RandomStream.of(2).permutation(300)).asDoubleStream().toArray()));

    var model = new GradientBoosting().fit(Task.of(frame, "y"));

    assertThat(model.trees().count()).isZero();
    assertThat(model.outputs(frame)[0]).isCloseTo(149.5, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trees", "leaves", "depth", "rate", "rows", "columns", "share", "bins"})
  void settings_out_of_range_are_refused_by_name(String key) {
    assertThatThrownBy(() -> dev.lathe.learn.Settings.with(new GradientBoosting(), key, "0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("got 0");
  }
}
