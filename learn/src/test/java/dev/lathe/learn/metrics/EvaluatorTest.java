package dev.lathe.learn.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Output;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Score;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluatorTest {
  private record Scored(Task task, Predictions predictions) {}

  static LongStream seeds() {
    return LongStream.range(0, 5);
  }

  private static Scored binary(int rows, long seed) {
    var random = RandomStream.of(seed, "evaluator");
    boolean[] answers = new boolean[rows];
    double[] outputs = new double[2 * rows];
    for (int row = 0; row < rows; row++) {
      double probability = random.nextDouble();
      answers[row] = row < 2 ? row == 0 : random.nextDouble() < probability;
      outputs[2 * row + 1] = probability;
      outputs[2 * row] = 1 - probability;
    }
    var task = Task.of(Frame.of("y", YesNo.of(answers)), "y");
    return new Scored(task, Predictions.of(task.output(), outputs));
  }

  private static Scored numbers(int rows, long seed) {
    var random = RandomStream.of(seed, "evaluator");
    double[] truth = new double[rows];
    double[] outputs = new double[rows];
    for (int row = 0; row < rows; row++) {
      outputs[row] = 10 * random.nextDouble();
      truth[row] = outputs[row] + random.nextGaussian();
    }
    var task = Task.of(Frame.of("y", truth), "y");
    return new Scored(task, Predictions.of(task.output(), outputs));
  }

  @Test
  void each_kind_gets_its_scores_the_ranking_one_first() {
    assertThat(names(binary(60, 0))).containsExactly("auc", "log-loss", "accuracy", "brier", "f1");
    assertThat(names(numbers(60, 0))).containsExactly("rmse", "mae", "r2");
    for (TaskKind kind : TaskKind.values()) {
      assertThat(Metric.reported(kind)).startsWith(Metric.ranking(kind));
      assertThat(Metric.reported(kind)).allMatch(metric -> metric.kinds().contains(kind));
    }
  }

  private static List<String> names(Scored scored) {
    return Evaluator.of(scored.task, scored.predictions, 0).scores().stream()
        .map(Score::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_evaluation_is_the_same_on_any_number_of_threads(long seed) {
    var scored = binary(3000, seed);

    Evaluation one;
    Evaluation seven;
    try (var alone = Workers.of(1);
        var many = Workers.of(7)) {
      one = alone.call(() -> Evaluator.of(scored.task, scored.predictions, seed));
      seven = many.call(() -> Evaluator.of(scored.task, scored.predictions, seed));
    }

    assertThat(seven).isEqualTo(one);
  }

  @Test
  void the_interval_covers_the_truth_about_as_often_as_it_says() {
    // The error has deviation 1, so the true rmse is 1.
    int covered = 0;
    for (long seed = 0; seed < 100; seed++) {
      var scored = numbers(200, seed);
      var rmse = Evaluator.of(scored.task, scored.predictions, seed).scores().getFirst();
      if (rmse.low() <= 1 && 1 <= rmse.high()) covered++;
      assertThat(rmse.value()).isBetween(rmse.low(), rmse.high());
    }

    assertThat(covered).isBetween(86, 100);
  }

  @Test
  void the_interval_of_an_accuracy_is_near_the_closed_form() {
    var scored = binary(2000, 3);

    var accuracy = Evaluator.of(scored.task, scored.predictions, 0).score("accuracy").orElseThrow();

    double deviation = Math.sqrt(accuracy.value() * (1 - accuracy.value()) / 2000);
    assertThat(accuracy.high() - accuracy.low()).isCloseTo(3.92 * deviation, within(0.006));
  }

  @Test
  void the_interval_of_very_many_rows_is_as_wide_as_of_all() {
    var scored = numbers(200_000, 1);

    var mae = Evaluator.of(scored.task, scored.predictions, 0).score("mae").orElseThrow();

    // The mean of |error| has deviation sqrt(1 - 2/pi) / sqrt(rows).
    double width = 3.92 * Math.sqrt((1 - 2 / Math.PI) / 200_000);
    assertThat(mae.high() - mae.low()).isCloseTo(width, within(0.3 * width));
  }

  @Test
  void cuts_fall_and_count_all_rows_and_hold_the_models_threshold() {
    var scored = binary(5000, 0);
    var output = scored.task.output().threshold(0.123);
    var predictions =
        Predictions.of(output, outputs(scored.predictions.classes().probabilities(1)));

    var cuts = Evaluator.of(scored.task, predictions, 0).cuts();

    assertThat(cuts).hasSizeBetween(150, 200);
    assertThat(cuts).extracting(Evaluation.Cut::threshold).contains(0.123);
    for (int i = 0; i < cuts.size(); i++) {
      var cut = cuts.get(i);
      long rows =
          cut.truePositives() + cut.falsePositives() + cut.trueNegatives() + cut.falseNegatives();
      assertThat(rows).isEqualTo(5000);
      if (i > 0) {
        assertThat(cut.threshold()).isLessThan(cuts.get(i - 1).threshold());
        assertThat(cut.truePositives()).isGreaterThanOrEqualTo(cuts.get(i - 1).truePositives());
      }
    }
  }

  private static double[] outputs(double[] probabilities) {
    double[] outputs = new double[2 * probabilities.length];
    for (int row = 0; row < probabilities.length; row++) {
      outputs[2 * row] = 1 - probabilities[row];
      outputs[2 * row + 1] = probabilities[row];
    }
    return outputs;
  }

  @Test
  void honest_probabilities_are_reliable_in_every_tenth() {
    var scored = binary(20_000, 0);

    var buckets = Evaluator.of(scored.task, scored.predictions, 0).reliability();

    assertThat(buckets).hasSize(10);
    assertThat(buckets)
        .allSatisfy(bucket -> {
          assertThat(bucket.rows()).isEqualTo(2000);
          assertThat(bucket.observed()).isCloseTo(bucket.predicted(), within(0.05));
        });
  }

  @Test
  void rows_of_equal_probability_share_a_bucket() {
    var task = Task.of(Frame.of("y", YesNo.of(true, false, true, false)), "y");
    var predictions = Predictions.of(task.output(), outputs(new double[] {0.5, 0.5, 0.5, 0.5}));

    var buckets = Evaluator.of(task, predictions, 0).reliability();

    assertThat(buckets).containsExactly(new Evaluation.Bucket(0.5, 0.5, 4));
  }

  @Test
  void a_class_never_learned_is_wrong_and_named_in_the_confusion() {
    var output = new Output("y", TaskKind.MULTICLASS, List.of("a", "b", "c"));
    var frame = Frame.of("y", Categories.of("a", "c", "zebra"));
    var task = Task.of(frame, new Roles("y"), output);
    var predictions =
        Predictions.of(output, new double[] {0.7, 0.2, 0.1, 0.1, 0.2, 0.7, 0.1, 0.8, 0.1});

    var evaluation = Evaluator.of(task, predictions, 0);

    assertThat(evaluation.score("accuracy").orElseThrow().value())
        .isCloseTo(2 / 3.0, within(1e-15));
    assertThat(evaluation.score("log-loss").orElseThrow().value())
        .isCloseTo((-2 * Math.log(0.7) + 15 * Math.log(10)) / 3, within(1e-12));
    assertThat(evaluation.confusion())
        .containsExactly(
            new Evaluation.Cell("a", "a", 1),
            new Evaluation.Cell("c", "c", 1),
            new Evaluation.Cell("zebra", "b", 1));
    assertThat(evaluation.cuts()).isEmpty();
  }

  @Test
  void a_score_that_is_not_defined_is_left_out() {
    var output = new Output("y", TaskKind.BINARY, List.of("no", "yes"));
    var task = Task.of(Frame.of("y", YesNo.of(true, true)), new Roles("y"), output);
    var predictions = Predictions.of(output, new double[] {0.1, 0.9, 0.6, 0.4});

    assertThat(names(new Scored(task, predictions)))
        .containsExactly("log-loss", "accuracy", "brier", "f1");
  }

  @Test
  void at_most_500_points_are_kept_in_the_order_of_the_rows() {
    var scored = numbers(2000, 0);

    var points = Evaluator.of(scored.task, scored.predictions, 0).points();

    assertThat(points).hasSize(500);
    assertThat(points.getFirst().predicted()).isBetween(0.0, 10.0);
  }

  @Test
  void weights_count_and_predictions_must_match_the_rows() {
    var frame = Frame.of("y", Numbers.of(1.5, 2, 9)).with("w", Numbers.of(1.0, 1.0, 0.0));
    var task = Task.of(frame, new Roles("y").weights("w"));
    var predictions = Predictions.of(task.output(), new double[] {1.5, 4, 0});

    assertThat(Metric.MAE.score(task, predictions)).isEqualTo(1);
    assertThatThrownBy(() -> Metric.AUC.score(task, predictions))
        .hasMessage("'auc' does not judge regression tasks; use rmse, mae, r2");
    assertThatThrownBy(
            () -> Metric.MAE.score(task, Predictions.of(task.output(), new double[] {1})))
        .hasMessage("1 predictions for 3 rows");
  }

  @Test
  void scores_are_written_with_sensible_digits() {
    assertThat(Metric.AUC.text(0.93014)).isEqualTo("0.9301");
    assertThat(Metric.RMSE.text(47_431.27)).isEqualTo("47431");
    assertThat(Metric.RMSE.text(1_234_567.8)).isEqualTo("1234568");
    assertThat(Metric.MAE.text(0.00123456)).isEqualTo("0.0012346");
    assertThat(Metric.RMSE.text(0)).isEqualTo("0.0000");
    assertThat(Metric.named("macro-f1")).isEqualTo(Metric.MACRO_F1);
    assertThatThrownBy(() -> Metric.named("gini"))
        .hasMessageStartingWith("there is no metric 'gini'; metrics are auc, log-loss");
  }

  @Test
  void the_best_threshold_is_found_by_trying_all() {
    var scored = binary(500, 4);
    double[] probabilities = scored.predictions.classes().probabilities(1);

    double best = Thresholds.bestF1(scored.task, scored.predictions);

    double highest = f1(scored, best);
    for (double threshold : probabilities) {
      assertThat(f1(scored, threshold)).isLessThanOrEqualTo(highest);
    }
  }

  private static double f1(Scored scored, double threshold) {
    return Thresholds.costs(scored.task, scored.predictions, threshold).getFirst().f1();
  }

  @Test
  void costs_agree_with_the_counts() {
    var task = Task.of(Frame.of("y", YesNo.of(true, true, false, false)), "y");
    var predictions = Predictions.of(task.output(), outputs(new double[] {0.9, 0.4, 0.6, 0.1}));

    assertThat(Thresholds.costs(task, predictions, 0.5))
        .containsExactly(new Thresholds.Cost(0.5, 0.5, 0.5, 0.5, 0.5));
    assertThat(Thresholds.bestF1(task, predictions)).isEqualTo(0.25);
  }
}
