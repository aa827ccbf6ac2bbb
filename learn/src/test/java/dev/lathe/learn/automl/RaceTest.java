package dev.lathe.learn.automl;

import static dev.lathe.learn.automl.Echo.candidate;
import static dev.lathe.learn.automl.Tables.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Score;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.validation.CrossValidation;
import dev.lathe.learn.validation.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaceTest {
  private static final int ROWS = 300;

  private final Notes notes = new Notes();

  /// In each fold `best` misses the target by one; `near` by a fifth more or less, and `behind` by
  /// a tenth or a fifth more.
  private static Task task() {
    double[] values = Arrays.stream(Tables.scores(ROWS)).map(value -> 100 * value).toArray();
    Frame truth = Frame.of(TARGET, values);
    return Task.of(
        truth
            .with("best", missed(truth, 1, 1, 1, 1, 1))
            .with("near", missed(truth, 1.2, 0.8, 1.2, 0.8, 1.01))
            .with("behind", missed(truth, 1.2, 1.1, 1.2, 1.1, 1.15)),
        TARGET);
  }

  private static Numbers missed(Frame truth, double... by) {
    double[] values = truth.numbers(TARGET).toArray();
    var folds = Splits.folds(Task.of(truth, TARGET), by.length, 0);
    for (int fold = 0; fold < by.length; fold++) {
      for (int row : folds.get(fold).testing()) {
        values[row] += by[fold];
      }
    }
    return Numbers.of(values);
  }

  private Race race(Task task, Candidate... candidates) {
    return Race.run(List.of(candidates), task, Metric.RMSE, 0, notes, RunListener.NONE);
  }

  private static Candidate baseline() {
    return Portfolio.baseline(0);
  }

  private String winner() {
    return notes.decisions().getLast().choice();
  }

  @Test
  void gives_a_tie_to_fewer_steps() {
    var _ = race(task(), candidate("dear", "best", 9), candidate("cheap", "near", 3), baseline());
    assertThat(winner()).isEqualTo("cheap");
    assertThat(notes.decisions().getLast().reason())
        .isEqualTo(
            "its rmse of 1.0020 is within noise of the best, 1.0000, and it takes fewer steps");
    var _ = race(task(), candidate("dear", "near", 9), candidate("cheap", "best", 3), baseline());
    assertThat(notes.decisions().getLast().reason())
        .isEqualTo("its rmse of 1.0000 in cross-validation is the best");
  }

  @Test
  void gives_no_tie_to_a_worse_one() {
    var _ = race(task(), candidate("cheap", "behind", 3), candidate("dear", "best", 900));
    assertThat(winner()).isEqualTo("dear");
  }

  @Test
  void goes_on_without_those_that_cannot_learn() {
    var _ = race(task(), candidate("lost", "nowhere", 1), candidate("good", "best", 9), baseline());
    assertThat(winner()).isEqualTo("good");
    assertThat(notes.warnings()).hasSize(1);
    assertThat(notes.warnings().getFirst()).startsWith("candidate 'lost' gave up: ");
  }

  @Test
  void ends_with_the_first_error_when_only_the_baseline_is_left() {
    var first = candidate("first", "nowhere", 1);
    var second = candidate("second", "void", 1);
    assertThatThrownBy(() -> race(task(), first, second, baseline()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
    var _ = race(task(), baseline());
    assertThat(winner()).isEqualTo("baseline");
  }

  @Test
  void carries_the_rounds_of_the_folds_to_the_winner() {
    assertThat(race(task(), candidate("good", "best", 1)).winner())
        .isEqualTo(new Echo("best", 1, 40));
  }

  @Test
  void lets_the_winner_of_a_sample_find_its_own_rounds() {
    int rows = 20_100;
    int width = 200;
    long[] values = IntStream.range(0, rows).mapToLong(row -> row % 100).toArray();
    Numbers column = Numbers.of(values);
    List<String> names = new ArrayList<>(IntStream.range(0, width).mapToObj(i -> "c" + i).toList());
    names.add(TARGET);
    Frame frame = Frame.of(names, names.stream().map(_ -> column).toList());
    Race race = race(Task.of(frame, TARGET), candidate("c", "c0", 1));
    assertThat(notes.decisions().getFirst().choice()).startsWith("20,000 of 20,100");
    assertThat(notes.decisions().getFirst().overrule()).isEmpty();
    assertThat(race.winner()).isEqualTo(new Echo("c0", 1, 0));
  }

  @Test
  void takes_intervals_from_students_t() {
    Score score = race(task(), baseline()).leaderboard().getFirst().score();
    double[] folds =
        CrossValidation.of(
                baseline().learner(),
                task(),
                Splits.folds(task(), 5, 0),
                Metric.RMSE,
                RunListener.NONE)
            .scores();
    double mean = Arrays.stream(folds).average().orElseThrow();
    double squares = Arrays.stream(folds).map(each -> (each - mean) * (each - mean)).sum();
    double half = 2.776445 * Math.sqrt(squares / 4 / 5);
    assertThat(score.value()).isCloseTo(mean, within(1e-12));
    assertThat(score.low()).isCloseTo(mean - half, within(1e-12));
    assertThat(score.high()).isCloseTo(mean + half, within(1e-12));
  }
}
