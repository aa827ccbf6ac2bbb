package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.loss.LossName;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {
  private static final GradientBoosting QUICK =
      new GradientBoosting()
          .rounds(25)
          .rate(0.2)
          .growth(new Growth().minimumRows(5))
          .sampling(new Sampling().columns(1));

  /// A wavy, noisy target of `a` and `b`, missing values and a column of categories.
  private static Frame frame(int rows, long seed) {
    var random = RandomStream.of(seed);
    double[] a = new double[rows];
    double[] b = new double[rows];
    double[] y = new double[rows];
    String[] c = new String[rows];
    for (int row = 0; row < rows; row++) {
      a[row] = random.nextInt(15) == 0 ? Double.NaN : random.nextDouble();
      b[row] = random.nextDouble();
      int level = random.nextInt(7);
      c[row] = "c" + level;
      double known = Double.isNaN(a[row]) ? 0.5 : a[row];
      y[row] = known + Math.sin(9 * known) * b[row] + level % 2 + 0.5 * random.nextGaussian();
    }
    return Frame.of("a", a)
        .with("b", Numbers.of(b))
        .with("c", Categories.of(c))
        .with("y", Numbers.of(y));
  }

  private static Task task(Frame frame) {
    return Task.of(frame, "y").kind(TaskKind.REGRESSION);
  }

  private static double[] along(BoostedTrees model, double b, String level) {
    double[] a = new double[101];
    double[] others = new double[101];
    String[] levels = new String[101];
    for (int i = 0; i <= 100; i++) {
      a[i] = i / 100.0;
      others[i] = b;
      levels[i] = level;
    }
    return model.outputs(
        Frame.of("a", a).with("b", Numbers.of(others)).with("c", Categories.of(levels)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_score_never_goes_the_wrong_way(long seed) {
    var shape = List.of(GrowthShape.values()).get((int) (seed % 3));
    var rising =
        QUICK.growth(
            new Growth().shape(shape).minimumRows(3).constraints(new Constraints().rising("a")));
    var absolute = rising.objective(new Objective().loss(LossName.ABSOLUTE));
    var frame = frame(800, seed);

    for (GradientBoosting settings : List.of(rising, absolute)) {
      var model = settings.fit(task(frame));
      for (double b : new double[] {0, 0.3, 0.7, 1}) {
        assertThat(along(model, b, "c1")).isSorted();
        assertThat(along(model, b, "c4")).isSorted();
      }
    }
    double[] free = along(QUICK.fit(task(frame)), 1, "c1");
    double[] sorted = free.clone();
    Arrays.sort(sorted);
    assertThat(free).isNotEqualTo(sorted);
  }

  @Test
  void falling_is_rising_of_the_other_sign() {
    var frame = frame(600, 3);
    var turned = frame.with("y", Numbers.of(negative(frame.numbers("y").toArray())));
    var up = QUICK.growth(new Growth().constraints(new Constraints().rising("a")));
    var down = QUICK.growth(new Growth().constraints(new Constraints().falling("a")));

    double[] rising = along(up.fit(task(frame)), 0.5, "c2");
    double[] falling = along(down.fit(task(turned)), 0.5, "c2");

    assertThat(negative(falling)).containsExactly(rising, within(1e-9));
  }

  private static double[] negative(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|b;c", "a;c", "b|a|c"})
  void columns_that_may_not_act_together_add_up(String groups) {
    var constraints = new Constraints("", groups);
    var model = QUICK.growth(new Growth().constraints(constraints)).fit(task(frame(1500, 4)));

    double[] here = along(model, 0.1, "c1");
    double[] there = along(model, 0.9, "c1");

    double step = there[0] - here[0];
    for (int i = 0; i < here.length; i++) {
      assertThat(there[i] - here[i]).isCloseTo(step, within(1e-9));
    }
  }

  @Test
  void a_symmetric_tree_parts_a_level_by_one_split() {
    var growth = new Growth().shape(GrowthShape.SYMMETRIC).depth(4).leaves(16);
    var model = QUICK.rounds(3).growth(growth).fit(task(frame(3000, 5)));

    assertThat(model.trees().toString()).contains("of 93 nodes"); // 3 trees of 2^5 - 1
  }

  @ParameterizedTest
  @MethodSource("ways")
  void every_way_learns_and_gives_the_same_bytes_on_any_number_of_threads(
      GradientBoosting settings) {
    var task =
        task(
            frame(60_000, 7)
                .with("d", Numbers.of(noise(60_000)))
                .with("e", Numbers.of(noise(60_000))));
    var small = settings.rounds(12);
    double[] target = task.frame().numbers("y").toArray();
    double mean = Arrays.stream(target).average().orElseThrow();
    double spread = Arrays.stream(target).map(y -> (y - mean) * (y - mean)).average().orElseThrow();

    var model = small.fit(task);
    double[] outputs = model.outputs(task.inputs());
    double off = 0;
    for (int row = 0; row < target.length; row++) off += Math.pow(target[row] - outputs[row], 2);

    assertThat(off / target.length).isLessThan(0.75 * spread);
    byte[] alone = bytes(1, small, task);
    for (int threads : new int[] {2, 3, 7}) {
      assertThat(bytes(threads, small, task)).isEqualTo(alone);
    }
  }

  private static double[] noise(int rows) {
    var random = RandomStream.of(rows);
    double[] noise = new double[rows];
    for (int row = 0; row < rows; row++) noise[row] = random.nextGaussian();
    return noise;
  }

  static List<GradientBoosting> ways() {
    return List.of(
        QUICK.growth(new Growth().shape(GrowthShape.LEVEL_WISE).depth(4)),
        QUICK.growth(new Growth().shape(GrowthShape.SYMMETRIC)),
        QUICK.sampling(new Sampling().rows(0.3).top(0.2)),
        QUICK.sampling(new Sampling().dropout(0.3)),
        QUICK.sampling(new Sampling().columns(1).nodeColumns(0.5).rows(0.5)),
        QUICK.penalty(new Penalty().l1(20).rateDecay(0.98).minimumGain(1)),
        QUICK.growth(new Growth().constraints(new Constraints().rising("a").together("a", "c"))));
  }

  private static byte[] bytes(int threads, GradientBoosting settings, Task task) {
    try (var workers = Workers.of(threads)) {
      return workers.call(() -> ModelFile.bytes(settings.fit(task).whole()));
    }
  }

  @Test
  void l1_takes_its_share_of_a_leaf_off() {
    var frame = Frame.of("x", new double[] {1, 2, 3, 4}).with("y", Numbers.of(-10, -10, 10, 10));
    var settings =
        new GradientBoosting()
            .rounds(1)
            .rate(1)
            .growth(new Growth().leaves(2).minimumRows(1))
            .penalty(new Penalty().l1(5).l2(0));

    double[] outputs = settings.fit(task(frame)).outputs(frame);

    assertThat(outputs[0]).isCloseTo(-7.5, within(1e-6)); // (20 - 5) / 2 below the mean of 0
    assertThat(outputs[3]).isCloseTo(7.5, within(1e-6));
  }

  @Test
  void what_was_left_out_and_put_back_is_what_the_model_says() {
    var frame = frame(400, 9);
    var settings = QUICK.rounds(1).sampling(new Sampling().columns(1).dropout(0.9));
    var two = QUICK.rounds(2).sampling(new Sampling().columns(1).dropout(0.9));

    double[] first = settings.fit(task(frame)).outputs(frame);
    double[] both = two.fit(task(frame)).outputs(frame);

    // the second tree is grown on what the start alone gets wrong, so it is the first once more:
    // each counts (1 / (1 + 0.2)) of a tree at a rate of 0.2, together 1 / 0.6 of the first
    double mean = Arrays.stream(frame.numbers("y").toArray()).average().orElseThrow();
    for (int row = 0; row < first.length; row++) {
      assertThat(both[row] - mean).isCloseTo((first[row] - mean) / 0.6, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void the_bound_of_the_largest_is_that_of_a_sort(long seed) {
    var random = RandomStream.of(seed);
    float[] numbers = new float[999];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(3) == 0 ? 0.25f : (float) Math.exp(8 * random.nextGaussian());
    }
    float[] sorted = numbers.clone();
    Arrays.sort(sorted);

    for (int count : new int[] {1, 7, 300, 700, 999}) {
      assertThat(TopRows.largest(numbers, count)).isEqualTo(sorted[numbers.length - count]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rmse", "r2", "mae"})
  void rounds_are_judged_by_the_score_that_is_named(String metric) {
    var learned = task(frame(500, 1));
    var watched = task(frame(300, 2));
    var told = new ArrayList<Double>();
    var listener =
        new RunListener() {
          @Override
          public void metric(String name, long step, double value) {
            assertThat(name).isEqualTo("validation-" + metric);
            told.add(value);
          }
        };

    var model =
        QUICK
            .trees(400)
            .stopping(new Stopping().patience(5).metric(metric))
            .fit(learned.validation(watched), listener);

    var best = metric.equals("r2") ? Collections.max(told) : Collections.min(told);
    assertThat(model.rounds()).isEqualTo(told.indexOf(best) + 1);
    assertThat(told).hasSize(model.rounds() + 5);
    double score = Metric.named(metric).score(watched, model.predict(watched.frame()));
    assertThat(score).isCloseTo(best, within(1e-9));
    assertThat(QUICK.trees(400).stopping(new Stopping().metric(metric)).fit(learned).rounds())
        .isLessThan(400);
  }

  @Test
  void settings_like_those_of_another_library_are_theirs() {
    assertThat(GradientBoosting.like("lightgbm").growth().leaves()).isEqualTo(31);
    assertThat(GradientBoosting.like("xgboost").growth().shape()).isEqualTo(GrowthShape.LEVEL_WISE);
    assertThatThrownBy(() -> GradientBoosting.like("lightbgm"))
        .hasMessage("there is no peer 'lightbgm'; there are lightgbm, xgboost, scikit-learn");
  }

  @Test
  void what_cannot_be_is_refused_by_name() {
    assertThatThrownBy(() -> new Stopping().metric("auk")).hasMessageContaining("no metric 'auk'");
    assertThatThrownBy(() -> QUICK.stopping(new Stopping().metric("auc")).fit(task(frame(99, 1))))
        .hasMessageContaining("'auc', which does not judge regression tasks");
    assertThatThrownBy(() -> new Constraints("age", ""))
        .hasMessage("monotone must be columns with + or - before each, divided by ;, got 'age'");
    assertThatThrownBy(() -> new Constraints("+age;-age", "")).hasMessageContaining("'age' twice");
    assertThatThrownBy(() -> new Sampling().rows(0.3).top(0.4)).hasMessageContaining("below rows");
    assertThatThrownBy(() -> new Penalty().rateDecay(0)).hasMessageContaining("rate-decay");
    assertThatThrownBy(() -> fit(new Constraints().rising("z")))
        .hasMessage(
            "monotone names column 'z', which is not among the columns learned from: a, b, c");
    assertThatThrownBy(() -> fit(new Constraints().falling("c")))
        .hasMessageContaining("holds categories; only numbers have a direction");
    assertThatThrownBy(() -> fit(new Constraints("", "a;z")))
        .hasMessageContaining("interactions names column 'z'");
  }

  private static BoostedTrees fit(Constraints constraints) {
    return QUICK.growth(new Growth().constraints(constraints)).fit(task(frame(100, 1)));
  }
}
