package dev.lathe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Contributions;
import dev.lathe.learn.Entry.Trait;
import dev.lathe.learn.ExplainableModel;
import dev.lathe.learn.Interactions;
import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is asked of every learner. Each law is one sentence and its check; [LearnerContract] runs
/// them all.
public final class LearnerLaws {
  private static final int ROWS = 160;
  private static final int FEW = 4;
  private static final double REPETITION = 1e-6;

  private final Learner<?> learner;
  private final TaskKind kind;
  private final Task task;
  private @Nullable Model fitted;

  private LearnerLaws(Learner<?> learner, TaskKind kind) {
    this.learner = learner;
    this.kind = kind;
    this.task = Samples.task(kind, ROWS, 1);
  }

  /// A law.
  ///
  /// @param name the sentence, as a test is named
  /// @param check throws where the law is broken
  public record Law(String name, Runnable check) {}

  /// The laws for a learner on tasks of a kind; where it does not learn that kind, that it says so.
  public static List<Law> of(Learner<?> learner, TaskKind kind) {
    var laws = new LearnerLaws(learner, kind);
    if (!learner.entry().kinds().contains(kind)) {
      return List.of(new Law("a_task_it_does_not_learn_is_refused", laws::refusesTheKind));
    }
    List<Law> all = new ArrayList<>();
    all.add(new Law("outputs_are_sound", laws::outputsAreSound));
    all.add(new Law("columns_come_in_any_order_beside_others", laws::anyOrder));
    all.add(new Law("a_missing_column_is_named", laws::missingColumn));
    all.add(new Law("one_row_is_scored_as_in_a_batch", laws::oneRow));
    all.add(new Law("no_rows_are_no_predictions", laws::noRows));
    all.add(new Law("constant_and_empty_columns_are_fine", laws::emptyColumns));
    all.add(new Law("unseen_levels_and_missing_values_are_fine", laws::unseen));
    all.add(new Law("a_handful_of_rows_is_enough", laws::fewRows));
    all.add(new Law("a_saved_model_is_loaded_bit_for_bit", laws::savedAndLoaded));
    all.add(new Law("many_threads_predict_the_same", laws::manyThreads));
    all.add(new Law("threads_do_not_change_the_model", laws::threadCount));
    all.add(new Law("what_columns_add_leads_to_one_score", laws::reasons));
    all.add(new Law("bad_settings_are_refused_by_name", laws::badSettings));
    all.add(new Law("progress_does_not_go_back", laws::progress));
    // A row given twice is one more row to be ranked, which a weight does not make.
    if (learner.entry().traits().contains(Trait.WEIGHTS) && kind != TaskKind.RANKING) {
      all.add(new Law("a_weight_of_two_is_the_row_twice", laws::weights));
    }
    return List.copyOf(all);
  }

  private Model model() {
    Model known = fitted;
    if (known == null) {
      known = learner.fit(task);
      fitted = known;
    }
    return known;
  }

  private void refusesTheKind() {
    assertThatThrownBy(() -> learner.fit(task))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(kind.key());
  }

  private void outputsAreSound() {
    assertSound(model().predict(task.frame()));
  }

  private void assertSound(Predictions predictions) {
    for (int row = 0; row < predictions.rows(); row++) {
      switch (predictions) {
        case Predictions.OfNumbers numbers -> {
          assertThat(numbers.value(row)).isFinite();
          if (kind == TaskKind.COUNT) assertThat(numbers.value(row)).isNotNegative();
          for (int place = 1; place < numbers.quantiles().size(); place++) {
            assertThat(numbers.quantile(row, place))
                .isGreaterThanOrEqualTo(numbers.quantile(row, place - 1));
          }
        }
        case Predictions.OfAnomalies anomalies -> assertThat(anomalies.score(row)).isFinite();
        case Predictions.OfClasses classes -> {
          double sum = 0;
          for (int code = 0; code < classes.levels().size(); code++) {
            assertThat(classes.probability(row, code)).isBetween(0.0, 1.0);
            sum += classes.probability(row, code);
          }
          assertThat(sum).isCloseTo(1, within(1e-9));
        }
      }
    }
  }

  private void anyOrder() {
    List<String> names = new ArrayList<>(task.inputs().names());
    Collections.reverse(names);
    double[] extra = new double[task.rows()];
    Frame shuffled = task.frame().select(names).with("extra", Numbers.of(extra));

    assertThat(model().predict(shuffled).outputs())
        .isEqualTo(model().predict(task.frame()).outputs());
  }

  private void missingColumn() {
    Model model = model();
    Frame without = task.inputs().without(List.of("port"));

    assertThatThrownBy(() -> model.predict(without))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'port'");
  }

  private void oneRow() {
    double[] batch = model().predict(task.frame()).outputs();
    var output = model().signature().output();
    int width = output.width();
    for (int row = 0; row < 20; row++) {
      double[] alone = model().predict(task.frame().rows(row, row + 1)).outputs();
      assertThat(alone).isEqualTo(Arrays.copyOfRange(batch, row * width, (row + 1) * width));
      var prediction = model().predict(values(row));
      if (!kind.classes()) {
        assertThat(prediction.value()).isEqualTo(batch[row * width + output.middle()]);
        continue;
      }
      for (int code = 0; code < width; code++) {
        assertThat(prediction.probability(output.levels().get(code)))
            .isEqualTo(batch[row * width + code]);
      }
    }
  }

  private Map<String, @Nullable Object> values(int row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String name : task.inputs().names()) {
      var column = task.frame().column(name);
      Object value =
          switch (column) {
            case Numbers numbers -> numbers.at(row);
            case YesNo yesNo -> yesNo.code(row) == 1;
            case Times times -> times.missing(row) ? null : times.at(row);
            default -> column.text(row);
          };
      values.put(name, column.missing(row) ? null : value);
    }
    return values;
  }

  private void noRows() {
    assertThat(model().predict(task.frame().rows(0, 0)).rows()).isZero();
  }

  private void emptyColumns() {
    double[] nothing = new double[ROWS];
    Arrays.fill(nothing, Double.NaN);
    double[] same = new double[ROWS];
    Arrays.fill(same, 3);
    Frame frame =
        task.frame()
            .with("same", Numbers.of(same))
            .with("nothing", Numbers.of(nothing))
            .with("blank", Categories.of(new @Nullable String[ROWS]));

    assertSound(learner.fit(Task.of(frame, Samples.roles(kind)).kind(kind)).predict(frame));
  }

  private void unseen() {
    int rows = 5;
    double[] nothing = new double[rows];
    Arrays.fill(nothing, Double.NaN);
    String[] elsewhere = new String[rows];
    Arrays.fill(elsewhere, "Atlantis");
    Frame frame =
        task.inputs()
            .rows(0, rows)
            .with("age", Numbers.of(nothing))
            .with("port", Categories.of(elsewhere));
    Frame empty = frame;
    for (String name : frame.names()) {
      empty = empty.with(name, Numbers.of(nothing));
    }

    assertSound(model().predict(frame));
    assertSound(model().predict(empty));
    assertSound(
        model()
            .predict(
                frame.with(
                    "income",
                    Numbers.of(
                        1e300, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0))));
  }

  private void fewRows() {
    int[] picked = kind.classes() ? twoOfEachClass() : IntStream.range(0, FEW).toArray();
    Task tiny = task.rows(picked);

    assertThatCode(() -> assertSound(learner.fit(tiny).predict(tiny.frame())))
        .doesNotThrowAnyException();
  }

  private int[] twoOfEachClass() {
    int[] counts = new int[task.output().levels().size()];
    return IntStream.range(0, ROWS).filter(row -> counts[task.classes().code(row)]++ < 2).toArray();
  }

  private void savedAndLoaded() {
    byte[] bytes = ModelFile.bytes(model().whole());

    Model loaded = Model.of(bytes);

    assertThat(ModelFile.bytes(loaded.whole())).isEqualTo(bytes);
    assertThat(loaded.learner()).isEqualTo(model().learner());
    assertThat(loaded.predict(task.frame()).outputs())
        .isEqualTo(model().predict(task.frame()).outputs());
  }

  private void manyThreads() {
    double[] alone = model().predict(task.frame()).outputs();
    try (var workers = Workers.of(8)) {
      List<double[]> all =
          workers.call(() -> workers.map(16, _ -> model().predict(task.frame()).outputs()));
      assertThat(all).allSatisfy(each -> assertThat(each).isEqualTo(alone));
    }
  }

  /// Of a model that explains itself: whatever stands for unknown columns, and whether columns are
  /// taken by themselves or two by two, it comes to the score; and a row is explained alone as it
  /// is among others, on any number of threads.
  private void reasons() {
    if (!(model() instanceof ExplainableModel model)) return;
    Frame rows = task.frame().rows(0, 40);
    Contributions shares = model.explain(rows);
    Contributions against = model.explain(rows, task.frame().rows(60, 80));
    Interactions pairs = model.interactions(rows);
    Contributions alone = model.explain(rows.rows(7, 8));
    for (int output = 0; output < shares.outputs(); output++) {
      for (int row = 0; row < rows.rows(); row++) {
        double score = shares.score(row, output);
        var near = within(1e-9 * Math.max(1, Math.abs(score)));
        assertThat(score).isFinite();
        assertThat(against.score(row, output)).isEqualTo(score, near);
        assertThat(pairs.score(row, output)).isEqualTo(score, near);
      }
      assertThat(alone.score(0, output)).isEqualTo(shares.score(7, output));
    }
    try (var workers = Workers.of(3)) {
      Contributions again = workers.call(() -> model.explain(rows));
      for (int column = 0; column < shares.columns().size(); column++) {
        assertThat(again.value(7, 0, column)).isEqualTo(shares.value(7, 0, column));
      }
    }
  }

  private void threadCount() {
    byte[] expected = ModelFile.bytes(model().whole());
    for (int threads : new int[] {1, 2, 3, 7}) {
      try (var workers = Workers.of(threads)) {
        Model again = workers.call(() -> learner.fit(task));
        assertThat(ModelFile.bytes(again.whole()))
            .as("with %s threads", threads)
            .isEqualTo(expected);
      }
    }
  }

  private void badSettings() {
    Record settings = (Record) learner;
    for (Settings.Item item : Settings.of(settings)) {
      if (item.key().equals("seed")) continue;
      String bad =
          switch (item.type()) {
            case "whole" -> "-2147483648";
            case "number" -> "NaN";
            default -> "no such choice";
          };
      if (item.type().equals("text")) continue;
      assertThatThrownBy(() -> Settings.with(settings, item.key(), bad))
          .as(item.key())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(item.key());
    }
    assertThatThrownBy(() -> Settings.with(settings, "no-such-setting", "1"))
        .hasMessageContaining("no-such-setting");
  }

  private void progress() {
    List<Double> heard = Collections.synchronizedList(new ArrayList<>());
    learner.fit(
        task,
        new RunListener() {
          @Override
          public void progress(String doing, double done) {
            heard.add(done);
          }
        });

    assertThat(heard).isSorted().allSatisfy(done -> assertThat(done).isBetween(0.0, 1.0));
  }

  private void weights() {
    double[] weights = new double[ROWS];
    List<Integer> repeated = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      weights[row] = 1 + row % 3;
      for (int time = 0; time < weights[row]; time++) {
        repeated.add(row);
      }
    }
    Frame weighted = task.frame().with("weight", Numbers.of(weights));
    int[] rows = repeated.stream().mapToInt(Integer::intValue).toArray();

    Model byWeight =
        learner.fit(Task.of(weighted, new Roles(Samples.TARGET).weights("weight")).kind(kind));
    Model byRepetition = learner.fit(task.rows(rows));

    double[] expected = byRepetition.predict(task.frame()).outputs();
    double[] found = byWeight.predict(task.frame()).outputs();
    for (int i = 0; i < found.length; i++) {
      double scale = Math.max(1, Math.abs(expected[i]));
      assertThat(found[i]).isCloseTo(expected[i], within(REPETITION * scale));
    }
  }
}
