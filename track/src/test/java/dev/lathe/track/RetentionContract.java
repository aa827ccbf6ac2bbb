package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Retention.Preview;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.View;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class RetentionContract extends StoreSuite {
  private static final Duration MONTH = Duration.ofDays(30);

  private Run full(String name) {
    Run run = run(name);
    for (int i = 0; i < 40; i++) log(run, point("loss", i, i));
    params(run, Map.of("a", "b"));
    tags(run, Map.of("a", "b"));
    store.artifacts().put(run.id(), "own", name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    store.artifacts().put(run.id(), "shared", new byte[] {1, 2, 3});
    return run;
  }

  @Test
  void only_what_was_deleted_long_ago_goes() {
    Run old = full("old");
    Run kept = full("kept");
    Run young = full("young");
    store.runs().delete(old.id());
    clock.move(Duration.ofDays(31));
    store.runs().delete(young.id());

    Preview preview = store.retention().preview(MONTH);
    int gone = store.retention().purge(preview);

    assertThat(preview.runs()).containsExactly(old.id());
    assertThat(preview.points()).isEqualTo(40);
    assertThat(gone).isEqualTo(1);
    assertThatThrownBy(() -> store.runs().find(old.id())).hasMessageStartingWith("there is no run");
    assertThat(store.search().find(Search.in().view(View.ALL))).hasSize(2);
    assertThat(store.artifacts().read(kept.id(), "own")).asString().isEqualTo("kept");
    assertThat(store.artifacts().read(young.id(), "shared")).containsExactly(1, 2, 3);
    assertThat(kept().keys()).hasSize(3);
    assertThat(store.history().points(kept.id(), "loss", 0, 100)).hasSize(40);
    assertThat(store.retention().preview(MONTH).runs()).isEmpty();
  }

  @Test
  void bytes_that_nothing_names_go_with_the_run() {
    Run run = full("only");
    store.runs().delete(run.id());
    clock.move(Duration.ofDays(31));

    store.retention().purge(store.retention().preview(MONTH));

    assertThat(kept().keys()).isEmpty();
  }

  @Test
  void what_is_restored_after_the_preview_stays() {
    Run run = full("one");
    store.runs().delete(run.id());
    clock.move(Duration.ofDays(31));
    Preview preview = store.retention().preview(MONTH);
    store.runs().restore(run.id());

    int gone = store.retention().purge(preview);

    assertThat(gone).isZero();
    assertThat(store.artifacts().read(run.id(), "own")).asString().isEqualTo("one");
  }

  @Test
  void an_experiment_goes_with_its_runs() {
    Experiment churn = store.experiments().create("churn");
    store.runs().start(new NewRun(churn.id(), "one"));
    store.experiments().tag(churn.id(), "a", "b");
    store.experiments().delete(churn.id());
    clock.move(Duration.ofDays(31));

    Preview preview = store.retention().preview(MONTH);
    store.retention().purge(preview);

    assertThat(preview.runs()).hasSize(1);
    assertThat(preview.experiments()).containsExactly(churn.id());
    assertThat(store.experiments().byName("churn")).isEmpty();
  }

  @Test
  void nothing_is_judged_by_its_age_when_the_clock_went_back() {
    run("one");
    clock.move(Duration.ofDays(-2));

    assertThatThrownBy(() -> store.retention().preview(MONTH))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the clock says 2026-02-27T12:00:00Z but the store holds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.retention().preview(Duration.ofDays(-1)));
  }
}
