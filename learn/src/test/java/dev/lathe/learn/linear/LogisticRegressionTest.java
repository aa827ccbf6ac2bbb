package dev.lathe.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Model;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
  @Test
  void two_classes_are_told_apart_as_scikit_learn_does() {
    // sklearn 1.2.1: LogisticRegression(C=1, solver='newton-cg', tol=1e-14) on
    // examples/data/breast_cancer.csv, columns standardised.
    var frame = Examples.standardised(Examples.read("breast_cancer.csv"), "diagnosis");
    var model = fit(new LogisticRegression(), Task.of(frame, "diagnosis").kind(TaskKind.BINARY));

    assertThat(slopes(model, 0))
        .containsExactly(
            new double[] {
              0.3630925333,
              0.3876754408,
              0.3510621185,
              0.4356097988,
              0.1618311015,
              -0.5626540371,
              0.8599171169,
              0.962280226,
              -0.07620903362,
              -0.3222262327,
              1.290942296,
              -0.2689219042,
              0.6599745966,
              1.012557731,
              0.2772129628,
              -0.7363240115,
              -0.110539322,
              0.3334076168,
              -0.295793023,
              -0.6809196777,
              1.029262264,
              1.314607637,
              0.8233473813,
              1.010706825,
              0.6706819572,
              -0.04456424935,
              0.8733339158,
              0.912003129,
              0.8878373228,
              0.4798189098
            },
            within(1e-4));
    assertThat(model.intercept(0)).isCloseTo(-0.2145027172, within(2e-5));
  }

  @Test
  void several_classes_are_told_apart_as_scikit_learn_does() {
    // sklearn 1.2.1: LogisticRegression(C=1, solver='newton-cg', tol=1e-14) on iris, the second
    // time
    // with sample_weight = row % 3.
    var iris = Examples.read("iris.csv");
    var model = fit(new LogisticRegression(), Task.of(iris, "species"));
    var weighted = fit(new LogisticRegression(), Examples.weighted(iris, "species"));

    assertThat(slopes(model, 0))
        .containsExactly(
            new double[] {-0.42350992, 0.9673505796, -2.517152378, -1.079336647}, within(2e-5));
    assertThat(slopes(model, 2))
        .containsExactly(
            new double[] {-0.1109515889, -0.6457627244, 2.723544449, 2.023635113}, within(2e-5));
    assertThat(model.intercept(1)).isCloseTo(2.237205632, within(1e-4));
    assertThat(slopes(weighted, 1))
        .containsExactly(
            new double[] {0.7888468913, -0.2533944051, -0.3849291278, -0.7096631684}, within(2e-5));
    assertThat(model.outputs(inputs(iris).rows(new int[] {0, 70, 149})))
        .containsExactly(
            new double[] {
              0.9815834949,
              0.01841649062,
              1.449866736e-08,
              0.002309831419,
              0.4400809841,
              0.5576091845,
              0.0004762258367,
              0.2348476276,
              0.7646761466
            },
            within(2e-5));
  }

  @Test
  void words_are_prepared_and_rows_predicted_from_raw_values() {
    var titanic = Examples.read("titanic.csv");

    var model = new LogisticRegression().fit(Task.of(titanic, "survived"));

    var lady = model.predict(Map.of("class", "first", "age", "adult", "sex", "female"));
    var read = Model.of(ModelFile.bytes(model.whole()));
    int same =
        IntStream.range(0, titanic.rows())
            .filter(row -> titanic.categories("class").code(row) == 1)
            .filter(row -> titanic.categories("sex").code(row) == 0)
            .filter(row -> titanic.categories("age").code(row) == 0)
            .findFirst()
            .orElseThrow();
    assertThat(titanic.categories("class").levels().get(1)).isEqualTo("first");
    assertThat(lady.probability("yes")).isCloseTo(0.89, within(0.02));
    assertThat(model.predict(titanic).classes().probability(same, 1))
        .isEqualTo(lady.probability("yes"));
    assertThat(read.outputs(model.basis().recipe().apply(titanic.without(List.of("survived")))))
        .isEqualTo(
            model.outputs(model.basis().recipe().apply(titanic.without(List.of("survived")))));
  }

  @Test
  void without_penalty_shares_in_groups_are_met_exactly() {
    // A column of two values gives two groups, whose log odds the two parameters can meet: 1 of 4,
    // 3 of 4.
    var frame =
        Frame.of("x", new double[] {0, 0, 0, 0, 1, 1, 1, 1})
            .with("y", YesNo.of(true, false, false, false, true, true, true, false));

    var model = fit(new LogisticRegression().alpha(0), Task.of(frame, "y"));

    assertThat(model.intercept(0)).isCloseTo(-Math.log(3), within(1e-4));
    assertThat(slopes(model, 0)).containsExactly(new double[] {2 * Math.log(3)}, within(1e-4));
  }

  @Test
  void under_a_heavy_penalty_the_shares_of_the_classes_remain() {
    var model =
        fit(new LogisticRegression().alpha(1e12), Task.of(Examples.read("iris.csv"), "species"));

    assertThat(model.outputs(inputs(Examples.read("iris.csv")).rows(0, 1)))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(2e-5));
  }

  @Test
  void weights_count_as_repetitions() {
    var iris = Examples.read("iris.csv");
    int[] repeated =
        IntStream.range(0, iris.rows())
            .flatMap(row -> IntStream.range(0, row % 3).map(_ -> row))
            .toArray();

    var weighted = fit(new LogisticRegression(), Examples.weighted(iris, "species"));
    var plain = fit(new LogisticRegression(), Task.of(iris.rows(repeated), "species"));

    assertThat(weighted.outputs(inputs(iris)))
        .containsExactly(plain.outputs(inputs(iris)), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void any_number_of_threads_gives_the_same_file_and_it_reads_back(int classes) {
    var random = RandomStream.of(classes);
    double[] values = new double[4000];
    String[] labels = new String[4000];
    for (int row = 0; row < values.length; row++) {
      values[row] = random.nextGaussian();
      labels[row] =
          "class " + Math.floorMod((long) (2 * values[row] + random.nextGaussian()), classes);
    }
    var task = Task.of(Frame.of("x", values).with("y", Categories.of(labels)), "y");

    byte[] alone = bytes(1, task);

    assertThat(bytes(2, task)).isEqualTo(alone);
    assertThat(bytes(7, task)).isEqualTo(alone);
    var read = Model.of(alone);
    assertThat(read).isInstanceOf(LogisticModel.class);
    assertThat(ModelFile.bytes(read.whole())).isEqualTo(alone);
    assertThat(read.predict(task.frame()).rows()).isEqualTo(4000);
  }

  private static byte[] bytes(int threads, Task task) {
    try (var workers = Workers.of(threads)) {
      return workers.call(() -> ModelFile.bytes(fit(new LogisticRegression(), task).whole()));
    }
  }

  @Test
  void classes_that_a_column_parts_cleanly_do_not_run_away() {
    var frame =
        Frame.of("x", new double[] {-2, -1, 1, 2}).with("y", YesNo.of(false, false, true, true));

    var model = fit(new LogisticRegression().alpha(0), Task.of(frame, "y"));

    assertThat(model.outputs(inputs(frame))).doesNotContain(Double.NaN);
    assertThat(model.predict(frame).classes().label(3)).isEqualTo("yes");
  }

  @Test
  void settings_are_checked_and_read_by_name() {
    assertThatThrownBy(() -> new LogisticRegression(-1, 10))
        .hasMessage("alpha must be a number of 0 or more, got -1.0");
    assertThatThrownBy(() -> new LogisticRegression(1, 0))
        .hasMessage("iterations must be 1 or more, got 0");
    assertThat(Catalogue.learner("logistic-regression", Map.of("alpha", "2", "iterations", "7")))
        .isEqualTo(new LogisticRegression(2, 7));
  }

  private static LogisticModel fit(LogisticRegression settings, Task task) {
    return settings.fit(task, Preparation.none().fit(task));
  }

  private static Frame inputs(Frame frame) {
    return frame.without(List.of("species", "y", "diagnosis"));
  }

  private static double[] slopes(LogisticModel model, int line) {
    return model.coefficients(line).values().stream().mapToDouble(slope -> slope).toArray();
  }
}
