package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Origin;
import dev.lathe.frame.RowSource;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RowTask;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Survey;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.tree.loss.LossName;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedFitTest {
  private static final int ROWS = 3000;
  private static final GradientBoosting QUICK =
      new GradientBoosting().rounds(15).rate(0.2).growth(new Growth().minimumRows(5));
  private static final Frame FRAME = frame();

  /// Numbers with gaps, a few levels, many levels, weights, an offset, and targets of all kinds.
  private static Frame frame() {
    var random = RandomStream.of(3);
    double[] a = new double[ROWS];
    double[] weight = new double[ROWS];
    double[] offset = new double[ROWS];
    double[] amount = new double[ROWS];
    String[] few = new String[ROWS];
    String[] many = new String[ROWS];
    String[] three = new String[ROWS];
    @Nullable String[] two = new @Nullable String[ROWS];
    for (int row = 0; row < ROWS; row++) {
      a[row] = random.nextInt(15) == 0 ? Double.NaN : random.nextDouble();
      few[row] = "level-" + random.nextInt(6);
      many[row] = "town-" + random.nextInt(400);
      weight[row] = random.nextInt(3);
      offset[row] = random.nextDouble();
      double known = Double.isNaN(a[row]) ? 0.5 : a[row];
      double sum = 3 * known + few[row].hashCode() % 3 + many[row].hashCode() % 5 / 5.0;
      amount[row] = Math.abs(sum + random.nextGaussian());
      two[row] = random.nextInt(50) == 0 ? null : sum + random.nextGaussian() > 2 ? "yes" : "no";
      three[row] = "class-" + (int) (random.nextDouble() * 3);
    }
    three[ROWS - 2] = "class-rare";
    return Frame.of("a", a)
        .with("few", Categories.of(few))
        .with("many", Categories.of(many))
        .with("weight", Numbers.of(weight))
        .with("offset", Numbers.of(offset))
        .with("amount", Numbers.of(amount))
        .with("two", Categories.of(two))
        .with("three", Categories.of(three))
        .origin(new Origin("rows", "sha256:0", ROWS, Origin.Nature.SIMULATED));
  }

  private static byte[] streamed(GradientBoosting settings, RowTask task, int most) {
    return ModelFile.bytes(new StreamedFit(settings, task).model(most, RunListener.NONE).whole());
  }

  private static void checkAlike(GradientBoosting settings, Roles roles, Optional<TaskKind> kind) {
    Set<String> hidden = Set.of("weight", "offset", "amount", "two", "three");
    Task task = Task.of(FRAME, roles);
    if (kind.isPresent()) task = task.kind(kind.get());
    var inMemory = ModelFile.bytes(settings.fit(task.hidden(hidden)).whole());
    var rows = new RowTask(RowSource.of(FRAME, 700), roles, hidden, kind, Optional.empty());

    assertThat(streamed(settings, rows, ROWS)).isEqualTo(inMemory);
  }

  @Test
  void rows_within_the_sample_give_the_model_of_a_fit_in_memory() {
    var counted = new Roles("amount").offset("offset");
    var objective = new Objective();

    checkAlike(QUICK, new Roles("two"), Optional.empty());
    checkAlike(QUICK, new Roles("two").weights("weight"), Optional.of(TaskKind.BINARY));
    checkAlike(QUICK, new Roles("three"), Optional.empty());
    checkAlike(
        QUICK.objective(objective.classWeights("balanced")),
        new Roles("three").weights("weight"),
        Optional.empty());
    checkAlike(QUICK, new Roles("amount"), Optional.of(TaskKind.REGRESSION));
    checkAlike(
        QUICK.objective(objective.loss(LossName.QUANTILE)), new Roles("amount"), Optional.empty());
    checkAlike(QUICK, counted, Optional.of(TaskKind.COUNT));
    checkAlike(QUICK.sampling(new Sampling().rows(0.7)), counted, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "three", "amount"})
  void the_number_of_rounds_is_found_as_in_memory(String target) {
    var watching = QUICK.trees(40).stopping(new Stopping().patience(3));

    checkAlike(watching, new Roles(target), Optional.empty());
    checkAlike(watching, new Roles(target).weights("weight"), Optional.empty());
  }

  @Test
  void neither_threads_nor_the_size_of_parts_matter() {
    byte[] expected = on(1, ROWS, 500);

    assertThat(on(2, 7, 500)).isEqualTo(expected);
    assertThat(on(3, 1000, 500)).isEqualTo(expected);
    assertThat(on(7, 333, 500)).isEqualTo(expected);
  }

  private static byte[] on(int threads, int part, int most) {
    var task = new RowTask(RowSource.of(FRAME, part), "three");
    try (var workers = Workers.of(threads)) {
      return workers.call(() -> streamed(QUICK, task, most));
    }
  }

  @Test
  void a_sample_is_bounded_and_keeps_what_is_rare() {
    var task = new RowTask(RowSource.of(FRAME, 100), "three").hidden(Set.of("many"));

    Survey survey = Survey.of(task, 500);

    Task sample = survey.sample();
    assertThat(survey.rows()).isEqualTo(ROWS);
    assertThat(sample.rows())
        .isBetween(250, 500 + 6 + 255 + 4 + 2)
        .isEqualTo(survey.places().length);
    assertThat(sample.output().levels()).contains("class-rare");
    assertThat(survey.places()).isSorted().contains(ROWS - 2);
    for (int i = 0; i < sample.rows(); i++) {
      assertThat(sample.frame().numbers("amount").at(i))
          .isEqualTo(FRAME.numbers("amount").at(survey.places()[i]));
    }
  }

  @Test
  void a_sampled_model_is_about_as_good() {
    var task = new RowTask(RowSource.of(FRAME, 100), "two").hidden(Set.of("amount", "three"));
    var model = new StreamedFit(QUICK, task).model(1000, RunListener.NONE);
    var whole = QUICK.fit(Task.of(FRAME, "two").hidden(Set.of("amount", "three")));

    assertThat(model.basis().card().data().rows()).isEqualTo(ROWS);
    assertThat(right(model)).isGreaterThan(right(whole) - 0.02);
  }

  private static double right(BoostedTrees model) {
    var column = FRAME.categories("two");
    var answers = (dev.lathe.learn.Predictions.OfClasses) model.predict(FRAME);
    int right = 0;
    for (int row = 0; row < ROWS; row++) {
      if (answers.label(row).equals(column.text(row))) right++;
    }
    return (double) right / ROWS;
  }

  @Test
  void rows_may_be_gone_through_anew_when_a_type_changes() {
    var anew =
        new RowSource() {
          @Override
          public <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin) {
            Consumer<T> given = begin.get();
            given.accept(work.apply(FRAME.rows(0, 100)));
            return RowSource.of(FRAME, 900).each(work, begin);
          }
        };

    byte[] expected = streamed(QUICK, new RowTask(RowSource.of(FRAME, ROWS), "two"), 500);
    assertThat(streamed(QUICK, new RowTask(anew, "two"), 500)).isEqualTo(expected);
  }

  private static void checkRefused(RowTask task, String sentence) {
    assertThatThrownBy(() -> QUICK.fit(task, RunListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void what_cannot_be_streamed_is_refused() {
    RowSource rows = RowSource.of(FRAME, 500);
    var named = new RowTask(rows, "two");

    checkRefused(named.roles(new Roles("two").group("few")), "need all rows in memory");
    checkRefused(new RowTask(rows, "amount").kind(TaskKind.RANKING), "need all rows in memory");
    checkRefused(new RowTask(rows, "absent"), "no column is named 'absent'");
    checkRefused(new RowTask(RowSource.of(FRAME.rows(0, 0), 5), "two"), "has no rows");
    double[] weights = new double[ROWS];
    Arrays.fill(weights, 1);
    weights[2000] = -1;
    RowSource bad = RowSource.of(FRAME.with("weight", Numbers.of(weights)), 500);
    checkRefused(
        new RowTask(bad, "three").roles(new Roles("three").weights("weight")), "in row 2001");
    RowSource late = RowSource.of(FRAME.with("amount", Numbers.of(weights)), 500);
    assertThatThrownBy(() ->
            QUICK
                .objective(new Objective().loss(LossName.GAMMA))
                .fit(new RowTask(late, "amount").kind(TaskKind.REGRESSION), RunListener.NONE))
        .hasMessageContaining("needs numbers above zero");
  }

  @Test
  void a_source_that_changes_between_the_passes_is_refused() {
    var changing =
        new RowSource() {
          private int passes;

          @Override
          public <T> Origin each(Function<Frame, T> work, Supplier<Consumer<T>> begin) {
            passes++;
            return RowSource.of(FRAME.rows(0, ROWS - passes), 500).each(work, begin);
          }
        };

    checkRefused(new RowTask(changing, "two"), "changed while it was read");
  }

  @Test
  void the_positive_class_may_be_told() {
    var task = new RowTask(RowSource.of(FRAME, 500), "two").positive("no");

    var model = QUICK.fit(task, RunListener.NONE);

    assertThat(model.signature().output().levels()).isEqualTo(List.of("yes", "no"));
  }
}
