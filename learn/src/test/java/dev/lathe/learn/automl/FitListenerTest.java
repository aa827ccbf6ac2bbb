package dev.lathe.learn.automl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.metrics.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitListenerTest {
  private final Set<String> heard = new ConcurrentSkipListSet<>();
  private final Set<String> twice = new ConcurrentSkipListSet<>();

  private Model fit() {
    double[] x = IntStream.range(0, 300).mapToDouble(row -> row % 17 + 0.01 * row).toArray();
    double[] y = IntStream.range(0, 300).mapToDouble(row -> x[row] * 2 + row % 5 + 0.5).toArray();
    Set<String> all = new ConcurrentSkipListSet<>();
    var listener =
        new RunListener() {
          @Override
          public void metric(String name, long step, double value) {
            heard.add(name);
            if (!all.add(name + " " + step)) twice.add(name + " " + step);
          }
        };
    var choice = new Choice().learner("gradient-boosting", Map.of("trees", "5"));
    return new Fit("y")
        .choice(choice.metric(Metric.MAE))
        .run(Frame.of("x", x).with("y", Numbers.of(y)), Optional.empty(), listener)
        .model();
  }

  @Test
  void figures_of_folds_candidates_and_the_held_out_rows_are_heard_once_each() {
    fit();

    assertThat(heard)
        .contains(
            "cv-mae-gradient-boosting",
            "gradient-boosting/fold-mae",
            "gradient-boosting/fold-1/validation-loss",
            "gradient-boosting/fold-5/validation-loss",
            "test-mae",
            "test-rmse");
    assertThat(heard).noneMatch(name -> name.contains(" "));
    assertThat(twice).isEmpty();
  }

  @Test
  void the_score_that_ranks_is_the_first_of_the_test_scores() {
    var test = fit().card().evidence().test().orElseThrow();

    assertThat(test.scores()).extracting(score -> score.name()).startsWith("mae", "rmse");
    assertThat(test.scores()).extracting(score -> score.name()).doesNotHaveDuplicates();
  }
}
