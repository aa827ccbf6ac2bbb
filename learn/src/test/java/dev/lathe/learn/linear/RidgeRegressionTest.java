package dev.lathe.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Model;
import dev.lathe.learn.Preparation;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.math.Cholesky;
import dev.lathe.math.Gram;
import dev.lathe.math.Matrix;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RidgeRegressionTest {
  @Test
  void strength_zero_is_least_squares_as_scikit_learn_finds_it() {
    // sklearn 1.2.1: LinearRegression().fit on examples/data/diabetes.csv.
    var model = fit(new RidgeRegression(0), Task.of(Examples.read("diabetes.csv"), "progression"));

    assertThat(slopes(model))
        .containsExactly(
            new double[] {
              -0.036361224223618455, -22.859648090498375, 5.602962091923722, 1.1168079933181878,
              -1.0899963340632244, 0.7464504555142109, 0.37200471508913635, 6.533831935990335,
              68.48312496478825, 0.2801169893214942
            },
            within(1e-8));
    assertThat(model.intercept()).isCloseTo(-334.5671385187869, within(1e-7));
  }

  @Test
  void strength_ten_is_what_scikit_learn_finds() {
    // sklearn 1.2.1: Ridge(alpha=10).fit, the second time with sample_weight = row % 3.
    var diabetes = Examples.read("diabetes.csv");
    var model = fit(new RidgeRegression(10), Task.of(diabetes, "progression"));
    var weighted = fit(new RidgeRegression(10), Examples.weighted(diabetes, "progression"));

    assertThat(slopes(model))
        .containsExactly(
            new double[] {
              -0.0188303890445498, -20.52921775635908, 5.833733494532219, 1.1235145909941429,
              -0.0505369027431426, -0.20862182196583864, -0.7751985454926921, 4.684300289907448,
              37.258731731886, 0.32299468120514246
            },
            within(1e-8));
    assertThat(model.intercept()).isCloseTo(-226.254235225962, within(1e-7));
    assertThat(slopes(weighted))
        .containsExactly(
            new double[] {
              -0.11369712222899749, -14.513676037625851, 5.627282035615303, 0.935477378825402,
              -0.3859649446206296, 0.15221214942852393, -0.4456627464301945, 5.978000508948299,
              41.268882588113065, 0.3717851805278457
            },
            within(1e-8));
    assertThat(weighted.intercept()).isCloseTo(-229.27749625554426, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_several_strengths_the_one_with_the_lowest_error_over_the_whole_hat_matrix_is_taken(
      long seed) {
    double[] alphas = {0.01, 0.1, 1, 3, 10, 30, 100, 300, 1000, 10000};
    var frame = noise(seed, 40, 12);
    double best = alphas[0];
    for (double alpha : alphas) {
      if (crossValidation(frame, alpha) < crossValidation(frame, best)) best = alpha;
    }

    var model = fit(new RidgeRegression(), Task.of(frame, "y"));

    assertThat(model.alpha()).isEqualTo(best);
  }

  /// `mean((1 − H)y)² / mean(1 − Hᵢᵢ)²`, with the hat matrix built column by column.
  private static double crossValidation(Frame frame, double alpha) {
    int rows = frame.rows();
    double[][] columns = new double[frame.width()][];
    for (int i = 0; i < columns.length; i++) {
      double[] values = frame.numbers(frame.names().get(i)).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      columns[i] = Arrays.stream(values).map(value -> value - mean).toArray();
    }
    double[] target = columns[columns.length - 1];
    var matrix = Matrix.ofColumns(Arrays.copyOf(columns, columns.length - 1));
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    var factor = Cholesky.of(Gram.of(matrix, ones).plusDiagonal(alpha)).orElseThrow();
    double squares = 0;
    double trace = 0;
    for (int row = 0; row < rows; row++) {
      double[] solved = factor.solve(matrix.row(row));
      double[] hat = matrix.times(solved);
      double fitted = 0;
      for (int other = 0; other < rows; other++) {
        fitted += hat[other] * target[other];
      }
      squares += Math.pow(target[row] - fitted, 2);
      trace += 1 - hat[row] - 1.0 / rows;
    }
    return squares / (trace * trace);
  }

  @Test
  void weights_count_as_repetitions() {
    var frame = noise(7, 60, 4);
    var repeated = frame.rows(repeat(60));

    var weighted = fit(new RidgeRegression(), Examples.weighted(frame, "y"));
    var plain = fit(new RidgeRegression(), Task.of(repeated, "y"));

    assertThat(slopes(weighted)).containsExactly(slopes(plain), within(1e-10));
    assertThat(weighted.alpha()).isEqualTo(plain.alpha());
  }

  private static int[] repeat(int rows) {
    return IntStream.range(0, rows)
        .flatMap(row -> IntStream.range(0, row % 3).map(_ -> row))
        .toArray();
  }

  @Test
  void columns_that_depend_on_one_another_still_have_a_solution() {
    var frame = noise(3, 50, 3);
    var twice = frame.with("again", frame.column("x0")).with("same", Numbers.of(new double[50]));

    var model = fit(new RidgeRegression(0), Task.of(twice, "y"));
    var once = fit(new RidgeRegression(0), Task.of(frame, "y"));

    assertThat(model.outputs(twice.without(List.of("y"))))
        .containsExactly(once.outputs(frame.without(List.of("y"))), within(1e-4));
  }

  @Test
  void more_columns_than_rows_are_fine() {
    var model = fit(new RidgeRegression(), Task.of(noise(4, 20, 50), "y"));

    assertThat(slopes(model)).hasSize(50).doesNotContain(Double.NaN);
  }

  @Test
  void counts_are_never_below_zero() {
    var frame =
        Frame.of("x", new double[] {0, 1, 2, 3, 4}).with("y", Numbers.of(0L, 0L, 0L, 0L, 10L));
    var model = fit(new RidgeRegression(0), Task.of(frame, "y").kind(TaskKind.COUNT));

    assertThat(model.outputs(Frame.of("x", new double[] {-5, 4})))
        .containsExactly(new double[] {0, 6}, within(1e-10));
  }

  @Test
  void any_number_of_threads_gives_the_same_file_and_it_reads_back() {
    var task = Task.of(noise(5, 3000, 20), "y");

    byte[] alone = bytes(1, task);

    assertThat(bytes(2, task)).isEqualTo(alone);
    assertThat(bytes(7, task)).isEqualTo(alone);
    var read = Model.of(alone);
    assertThat(read).isInstanceOf(RidgeModel.class);
    assertThat(ModelFile.bytes(read.whole())).isEqualTo(alone);
    assertThat(read.outputs(task.inputs()))
        .isEqualTo(fit(new RidgeRegression(), task).outputs(task.inputs()));
  }

  private static byte[] bytes(int threads, Task task) {
    try (var workers = Workers.of(threads)) {
      return workers.call(() -> ModelFile.bytes(fit(new RidgeRegression(), task).whole()));
    }
  }

  @Test
  void a_row_scores_the_same_alone_and_among_others() {
    var frame = noise(6, 2500, 9);
    var inputs = frame.without(List.of("y"));
    var model = fit(new RidgeRegression(), Task.of(frame, "y"));

    double[] all = model.outputs(inputs);

    for (int row = 0; row < 2500; row += 333) {
      assertThat(model.outputs(inputs.rows(row, row + 1))[0]).isEqualTo(all[row]);
    }
  }

  @Test
  void settings_are_checked_and_read_by_name() {
    assertThatThrownBy(() -> new RidgeRegression("1,-2"))
        .hasMessage("alphas must be numbers of 0 or more, divided by commas, got '-2'");
    assertThatThrownBy(() -> new RidgeRegression("1,,2")).hasMessageContaining("got ''");
    assertThatThrownBy(() -> new RidgeRegression(Double.NaN)).hasMessageContaining("got 'NaN'");
    assertThat(Catalogue.learner("ridge-regression", Map.of("alphas", "2, 3")))
        .isEqualTo(new RidgeRegression("2, 3"));
  }

  @Test
  void numbers_too_large_to_be_squared_are_refused() {
    var huge = noise(1, 3, 1).with("huge", Numbers.of(1e200, 2e200, -1e200));

    assertThatThrownBy(() -> fit(new RidgeRegression(), Task.of(huge, "y")))
        .hasMessage("the columns hold numbers too large to be squared; scale them first");
  }

  @Test
  void without_columns_the_mean_remains() {
    var task = Task.of(Frame.of("y", new double[] {1.5, 2, 4}), "y");

    assertThat(fit(new RidgeRegression(), task).intercept()).isCloseTo(2.5, within(1e-15));
  }

  @Test
  void what_is_no_number_is_refused() {
    var words = noise(1, 3, 1).with("word", Categories.of("a", "b", "c"));
    var gaps = noise(1, 3, 1).with("gap", Numbers.of(1, Double.NaN, 2));

    assertThatThrownBy(() -> fit(new RidgeRegression(), Task.of(words, "y")))
        .hasMessage("column 'word' holds categories; encode it as numbers first");
    assertThatThrownBy(() -> fit(new RidgeRegression(), Task.of(gaps, "y")))
        .hasMessage("column 'gap' has missing or infinite values; fill them first");
    assertThatThrownBy(
            () -> new RidgeRegression().fit(Task.of(Examples.read("iris.csv"), "species")))
        .hasMessageContaining("'ridge-regression' does not learn multiclass tasks");
  }

  private static RidgeModel fit(RidgeRegression settings, Task task) {
    return settings.fit(task, Preparation.none().fit(task));
  }

  private static double[] slopes(RidgeModel model) {
    return model.coefficients().values().stream().mapToDouble(slope -> slope).toArray();
  }

  private static Frame noise(long seed, int rows, int columns) {
    var random = RandomStream.of(seed);
    double[] target = new double[rows];
    Arrays.setAll(target, _ -> 3 * random.nextGaussian());
    var frame = Frame.of("x0", new double[rows]);
    for (int column = 0; column < columns; column++) {
      double slope = random.nextGaussian();
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = 5 + random.nextGaussian();
        target[row] += slope * values[row];
      }
      frame = frame.with("x" + column, Numbers.of(values));
    }
    return frame.with("y", Numbers.of(target));
  }
}
