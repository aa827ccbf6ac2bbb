package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.Version;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunInput;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Health;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Scope;
import dev.lathe.track.serve.Sequential;
import dev.lathe.track.serve.Served;
import dev.lathe.track.serve.SplitRequest;
import dev.lathe.track.serve.Tally;
import dev.lathe.track.serve.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class OutcomesContract extends ServingSuite {
  @Test
  void a_truth_is_posted_once() {
    Deployment live = live();
    String id = log(live, 0, "ann", "yes");

    store.truths().post(id, "no", Scope.of("ann"));
    store.truths().post(id, "no", Scope.of("ann"));

    assertThat(store.truths().tallies(LIVE).getFirst().outcomes()).isEqualTo(1);
    assertThatThrownBy(() -> store.truths().post(id, "yes", Scope.of("ann")))
        .hasMessage("the truth of row 1 of prediction " + id + " is 'no' and cannot become 'yes'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.truths().post(id, List.of("a", "b"), Scope.of("ann")));
  }

  @Test
  void shadows_answer_beside_and_are_judged_by_the_same_truth() {
    store
        .deployments()
        .create(LIVE, Keeping.HASH, SplitRequest.whole(CHURN, "1.0.0").shadow(CHURN, "1.1.0"));
    Deployment live = store.deployments().find(LIVE);

    String id =
        store
            .predictions()
            .log(List.of(served(live, 0, "ann", "yes"), served(live, 1, "ann", "no")));
    store.truths().post(id, "no", Scope.of("ann"));

    assertThat(store.predictions().find(id, Scope.of("ann")).answers().labels())
        .containsExactly("yes");
    assertThat(store.predictions().answers(id, Scope.of("ann")))
        .extracting(one -> one.by().shadow())
        .containsExactly(false, true);
    assertThat(store.truths().tallies(LIVE)).extracting(Tally::mean).containsExactly(0.0, 1.0);
  }

  @Test
  void versions_are_told_apart_once_that_is_sure() {
    Deployment live = live();
    for (int i = 0; i < 400; i++) {
      String id = log(live, i % 2, "ann", i % 4 == 0 || i % 2 == 1 ? "yes" : "no");
      store.truths().post(id, "yes", Scope.EVERYBODY);
      if (i == 120) {
        assertThat(store.truths().compare(LIVE, first, second, new Sequential()).better())
            .isEmpty();
      }
    }

    Verdict verdict = store.truths().compare(LIVE, first, second, new Sequential());

    assertThat(verdict.difference()).isEqualTo(0.5);
    assertThat(verdict.better()).contains(second);
    assertThat(verdict.chance()).isLessThan(1e-6);
    assertThat(verdict.low()).isBetween(0.1, 0.5);
    assertThatThrownBy(() -> store.truths().compare(LIVE, first, "x", new Sequential()))
        .hasMessageContaining("has no part");
    store.deployments().split(LIVE, SplitRequest.whole(CHURN, "1.0.0"));
    assertThat(store.truths().tallies(LIVE)).extracting(Tally::outcomes).containsExactly(0L);
  }

  @Test
  void health_is_of_the_last_day_and_the_one_before() {
    Deployment live = live();
    for (int i = 0; i < 10; i++) log(live, 0, "ann", "yes");
    clock.move(Duration.ofHours(25));
    for (int i = 0; i < 20; i++) log(live, 1, "ann", "yes");
    clock.move(Duration.ofHours(2));
    store
        .predictions()
        .log(
            List.of(
                new Served(
                    live, 1, "ann", Duration.ofMillis(40), ROW, Reply.failed("out of memory"))));

    Health.Report report = store.health().of(LIVE);

    assertThat(report.day().predictions()).isEqualTo(21);
    assertThat(report.day().failures()).isEqualTo(1);
    assertThat(report.before().predictions()).isEqualTo(10);
    assertThat(report.trend()).isEqualTo(2.1);
    assertThat(report.hours()).hasSize(24);
    assertThat(report.hours().getLast().predictions()).isEqualTo(1);
    assertThat(report.hours().get(21).predictions()).isEqualTo(20);
    assertThat(report.day().latency().median())
        .isBetween(Duration.ofNanos(1_500_000), Duration.ofNanos(2_130_000));
    assertThat(report.day().latency().slowest()).isEqualTo(Duration.ofMillis(40));
    assertThat(store.health().of(second).day().predictions()).isEqualTo(21);
    assertThat(store.health().of(first).day().predictions()).isZero();
    assertThat(store.health().of(List.of(first, second)).day()).isEqualTo(report.day());
    assertThat(store.health().system().day().rows()).isEqualTo(21);
    assertThat(store.predictions().list(LIVE, Scope.EVERYBODY, "", 100).getLast().answers())
        .isEqualTo(Reply.failed("out of memory"));
  }

  @Test
  void from_rows_to_predictions_is_one_line() {
    Run run = run("one");
    log(run, point("rmse", 0, 1));
    var origin = PLAIN.model().card().data();
    store.log().log(run.id(), Batch.EMPTY.inputs(List.of(new RunInput("training", origin))));
    Version version =
        store
            .registry()
            .register(NewVersion.of(new ModelName("other"), PLAIN.model()).run(run.id()));
    Deployment other =
        store
            .deployments()
            .create(
                new DeploymentName("other"),
                Keeping.HASH,
                SplitRequest.whole(new ModelName("other"), "1.0.0"));
    for (int i = 0; i < 3; i++) log(other, 0, "ann", "yes");

    Version found =
        store.registry().ofRows(origin.hash()).stream()
            .filter(one -> one.run().isPresent())
            .findFirst()
            .orElseThrow();
    Lineage lineage = store.lineage(found);

    assertThat(found).isEqualTo(version);
    assertThat(lineage.run().orElseThrow().id()).isEqualTo(run.id());
    assertThat(lineage.inputs()).containsExactly(new RunInput("training", origin));
    assertThat(lineage.uses()).containsExactly(new Lineage.Use(other, 3));
    store.runs().delete(run.id());
    clock.move(Duration.ofDays(40));
    store.retention().purge(store.retention().preview(Duration.ofDays(30)));
    assertThat(store.lineage(found).run()).isEmpty();
  }
}
