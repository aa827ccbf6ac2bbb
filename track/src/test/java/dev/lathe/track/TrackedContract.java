package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.Lathe;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Model;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.automl.Choice;
import dev.lathe.learn.automl.Fit;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.LatestMetric;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.Status;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class TrackedContract extends StoreSuite {
  private static Frame frame() {
    double[] x = IntStream.range(0, 300).mapToDouble(row -> row % 17 + 0.01 * row).toArray();
    double[] y = IntStream.range(0, 300).mapToDouble(row -> x[row] * 2 + row % 5 + 0.5).toArray();
    return Frame.of("x", x).with("y", Numbers.of(y));
  }

  private static Fit fit() {
    return new Fit("y").choice(new Choice().learner("gradient-boosting", Map.of("trees", "5")));
  }

  @Test
  void a_fit_leaves_a_run_with_all_that_is_known_of_it() {
    Model model = Lathe.tracked(store).run(fit(), frame()).model();

    Run run = store.search().find(Search.in(Experiment.DEFAULT)).getFirst();
    assertThat(run.name()).isEqualTo("fit memory");
    assertThat(run.state()).isEqualTo(new Run.State(Status.FINISHED));
    assertThat(run.times().ended()).isPresent();
    assertThat(store.runs().params(run.id()))
        .containsEntry("learner", "gradient-boosting")
        .containsEntry("trees", "5");
    assertThat(store.runs().tags(run.id()))
        .containsEntry("target", "y")
        .containsEntry("kind", "regression");
    assertThat(store.runs().inputs(run.id()))
        .singleElement()
        .satisfies(input -> assertThat(input.origin()).isEqualTo(model.card().data()));
    double rmse = model.card().evidence().test().orElseThrow().scores().getFirst().value();
    assertThat(store.search().find(Search.in().filter("metrics.test-rmse = " + rmse)))
        .containsExactly(run);
    assertThat(store.history().latest(run.id()))
        .extracting(metric -> metric.latest().metric())
        .contains("test-rmse", "gradient-boosting/fold-1/validation-loss");
    assertThat(store.artifacts().read(run.id(), "model/model.lathe"))
        .isEqualTo(ModelFile.bytes(model.whole()));
  }

  @Test
  void a_fit_is_the_same_with_and_without_a_record() {
    Model tracked = Lathe.tracked(store).run(fit(), frame()).model();

    assertThat(ModelFile.bytes(tracked.whole()))
        .isEqualTo(ModelFile.bytes(fit().run(frame()).model().whole()));
  }

  @Test
  void a_fit_that_fails_leaves_a_failed_run_with_its_reason() {
    var failed = Lathe.tracked(store.tracker(store.experiments().create("mine").id()));

    assertThatThrownBy(() -> failed.fit(frame(), "z")).isInstanceOf(IllegalArgumentException.class);

    Run run = store.search().find(Search.in("1")).getFirst();
    assertThat(run.state().status()).isEqualTo(Status.FAILED);
    assertThat(run.state().reason()).contains("'z'");
  }

  @Test
  void a_fit_that_is_stopped_leaves_a_killed_run() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Lathe.tracked(store).run(fit(), frame()))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    Run run = store.search().find(Search.in()).getFirst();
    assertThat(run.state())
        .isEqualTo(new Run.State(Status.KILLED, "it was stopped before it was over"));
  }

  @Test
  void figures_are_there_while_the_run_goes_on() {
    RunListener listener = store.begin();
    listener.started("fit big/../data\u202E.csv");
    for (int i = 0; i < 2_500; i++) listener.metric("loss", i, 1.0 / i);

    Run run = store.search().find(Search.in()).getFirst();
    store.experiments().tag("0", "any", "write"); // stands behind what was handed in
    LatestMetric loss = store.history().latest(run.id()).getFirst();

    assertThat(run.name()).isEqualTo("_fit big?..?data?.csv");
    assertThat(loss.points()).isBetween(2_000L, 2_500L);
    listener.ended("");
    assertThat(store.history().latest(run.id()).getFirst().points()).isEqualTo(2_500);
  }

  @Test
  void a_column_may_be_called_anything() {
    RunListener listener = store.begin();
    listener.started("fit");

    listener.metric("../" + "x".repeat(10_000), 0, 1);
    listener.metric("nul\u0000", 0, 2);
    listener.ended("");

    Run run = store.search().find(Search.in()).getFirst();
    assertThat(run.state()).isEqualTo(new Run.State(Status.FINISHED));
    assertThat(store.history().latest(run.id())).hasSize(2);
  }

  @Test
  void a_run_without_a_place_does_not_begin_and_one_that_loses_it_goes_on() {
    RunListener lost = store.begin();
    lost.started("lost");
    Run run = store.search().find(Search.in()).getFirst();
    store.runs().delete(run.id());
    lost.metric("loss", 0, 1);
    lost.ended("");
    store.close();

    RunListener late = store.begin();
    assertThatThrownBy(() -> late.started("late")).hasMessageContaining("closed");
    store = Store.open(home);

    assertThat(store.runs().find(run.id()).state().status()).isEqualTo(Status.FAILED);
  }
}
