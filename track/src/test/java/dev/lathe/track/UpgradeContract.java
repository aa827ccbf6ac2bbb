package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.Status;
import dev.lathe.track.run.View;
import org.junit.jupiter.api.Test;

/// A database of the first schema is opened by this program: its home is a fixture.
abstract class UpgradeContract extends StoreSuite {
  @Test
  void everything_is_there_after_the_upgrade() {
    String churn = store.experiments().byName("churn").orElseThrow().id();
    var runs = store.search().find(Search.in(churn).view(View.ALL).order("run_name"));

    assertThat(store.experiments().tags(churn)).containsEntry("owner", "ann");
    assertThat(runs).extracting(Run::name).containsExactly("run 0", "run 1", "run 2");
    assertThat(runs).allMatch(run -> run.state().status() == Status.FINISHED);
    assertThat(runs.get(2).times().deleted()).isPresent();
    for (int i = 0; i < 3; i++) {
      String id = runs.get(i).id();
      assertThat(store.runs().params(id)).containsEntry("trees", "5" + i);
      assertThat(store.runs().tags(id)).containsEntry("note", "größe");
      assertThat(store.runs().inputs(id))
          .singleElement()
          .satisfies(input -> assertThat(input.origin().source()).isEqualTo("churn.csv"));
      assertThat(store.history().points(id, "loss", 0, 100))
          .hasSize(40)
          .last()
          .satisfies(point -> assertThat(point.step()).isEqualTo(39));
      assertThat(store.artifacts().list(id))
          .singleElement()
          .satisfies(artifact -> assertThat(artifact.path()).isEqualTo("model/model.lathe"));
    }
    assertThat(store.search().find(Search.in().filter("metrics.auc > 0.905"))).hasSize(1);
  }

  @Test
  void and_goes_on() {
    Run run = run("next");
    log(run, point("loss", 0, 1));
    String churn = store.experiments().byName("churn").orElseThrow().id();

    String next = store.experiments().create("next").id();
    reopen();

    assertThat(Integer.parseInt(next)).isGreaterThan(Integer.parseInt(churn));
    assertThat(store.history().points(run.id(), "loss", 0, 10)).hasSize(1);
  }
}
