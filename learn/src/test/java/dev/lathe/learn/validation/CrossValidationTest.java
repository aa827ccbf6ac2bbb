package dev.lathe.learn.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Roles;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.baseline.Baseline;
import dev.lathe.learn.linear.RidgeRegression;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.tree.GradientBoosting;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private final Task line = line(200);

  private static Task line(int rows) {
    var random = RandomStream.of(1, "line");
    double[] x = new double[rows];
    double[] y = new double[rows];
    double[] time = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = random.nextDouble();
      y[row] = 3 * x[row] + 0.1 * random.nextGaussian();
      time[row] = row;
    }
    var frame = Frame.of("x", x).with("y", Numbers.of(y)).with("time", Numbers.of(time));
    return Task.of(frame, "y");
  }

  @Test
  void every_row_is_predicted_by_a_model_that_never_saw_it() {
    var folds = Splits.folds(line, 5, 0);

    var result = CrossValidation.of(new RidgeRegression(), line, folds, RunListener.NONE);

    assertThat(result.rows()).containsExactly(IntStream.range(0, 200).toArray());
    assertThat(Metric.RMSE.score(line, result.predictions())).isCloseTo(0.1, within(0.02));
    assertThat(result.scores()).hasSize(5);
    assertThat(result.rounds()).isEmpty();
    for (int fold = 0; fold < 5; fold++) {
      var learned = line.rows(folds.get(fold).learning());
      var model = new RidgeRegression().fit(learned);
      int row = folds.get(fold).testing()[0];
      double said = model.predict(line.frame().rows(new int[] {row})).numbers().value(0);
      assertThat(result.predictions().numbers().value(row)).isEqualTo(said);
    }
  }

  @Test
  void a_learner_that_goes_in_rounds_says_how_many() {
    var result =
        CrossValidation.of(
            new GradientBoosting(), line, Splits.folds(line, 3, 0), RunListener.NONE);

    assertThat(result.rounds()).hasSize(3).allMatch(rounds -> rounds >= 1);
    assertThat(Metric.R2.score(line, result.predictions())).isGreaterThan(0.9);
  }

  @Test
  void a_fold_is_tested_after_as_many_rounds_as_suited_the_others() {
    var folds = Splits.folds(line, 3, 0);

    var result = CrossValidation.of(new GradientBoosting(), line, folds, RunListener.NONE);

    List<Integer> best = result.rounds();
    for (int fold = 0; fold < 3; fold++) {
      int others = best.get((fold + 1) % 3) + best.get((fold + 2) % 3);
      var model =
          new GradientBoosting()
              .rounds((int) Math.round(others / 2.0))
              .fit(line.rows(folds.get(fold).learning()));
      for (int row : folds.get(fold).testing()) {
        double said = model.predict(line.frame().rows(new int[] {row})).numbers().value(0);
        assertThat(result.predictions().numbers().value(row)).isEqualTo(said);
      }
    }
    assertThat(best).doesNotHaveDuplicates(); // else this would show nothing
  }

  @Test
  void folds_by_time_leave_the_earliest_rows_out() {
    var timed = Task.of(line.frame(), new Roles("y").time("time"));

    var result =
        CrossValidation.of(new Baseline(), timed, Splits.folds(timed, 4, 0), RunListener.NONE);

    assertThat(result.rows()).containsExactly(IntStream.range(40, 200).toArray());
    assertThat(result.predictions().rows()).isEqualTo(160);
    assertThat(result.scores()).hasSize(4);
  }

  @Test
  void classes_keep_their_probabilities() {
    boolean[] answers = new boolean[50];
    for (int row = 0; row < 10; row++) answers[row] = true;
    var task = Task.of(Frame.of("x", new double[50]).with("y", YesNo.of(answers)), "y");

    var result =
        CrossValidation.of(new Baseline(), task, Splits.folds(task, 5, 0), RunListener.NONE);

    for (double probability : result.predictions().classes().probabilities(1)) {
      assertThat(probability).isCloseTo(0.2, within(1e-15));
    }
    assertThat(result.scores()).containsOnly(0.5);
  }

  @Test
  void the_result_is_the_same_on_any_number_of_threads_and_progress_does_not_go_back() {
    var folds = Splits.folds(line, 5, 0);
    List<Double> told = new ArrayList<>();
    List<String> metrics = new ArrayList<>();
    var listener =
        new RunListener() {
          @Override
          public void progress(String doing, double done) {
            told.add(done);
          }

          @Override
          public void metric(String name, long step, double value) {
            metrics.add(name + " " + step);
          }
        };

    double[] one;
    double[] many;
    try (var alone = Workers.of(1);
        var seven = Workers.of(7)) {
      one = predicted(alone, folds, RunListener.NONE);
      many = predicted(seven, folds, listener);
    }

    assertThat(many).containsExactly(one);
    assertThat(told).isSorted().last().isEqualTo(1.0);
    assertThat(metrics)
        .containsExactly("fold-rmse 1", "fold-rmse 2", "fold-rmse 3", "fold-rmse 4", "fold-rmse 5");
  }

  private double[] predicted(Workers workers, List<Division> folds, RunListener listener) {
    return workers.call(() ->
        CrossValidation.of(new RidgeRegression(), line, folds, listener)
            .predictions()
            .numbers()
            .toArray());
  }
}
