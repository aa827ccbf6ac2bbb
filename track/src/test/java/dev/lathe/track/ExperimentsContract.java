package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.Experiments;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.View;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class ExperimentsContract extends StoreSuite {
  @Test
  void there_is_one_from_the_beginning() {
    Experiment first = store.experiments().find("0");

    assertThat(first.name()).isEqualTo("Default");
    assertThat(first.project()).isEqualTo("default");
    assertThat(first.created()).isEqualTo(clock.instant());
    assertThatThrownBy(() -> store.experiments().delete("0")).hasMessageContaining("stays");
  }

  @Test
  void an_experiment_is_made_once_and_found_again() {
    Experiments experiments = store.experiments();

    Experiment churn = experiments.create("churn");

    assertThat(churn.id()).matches("[0-9]+");
    assertThat(experiments.named("churn")).isEqualTo(churn);
    assertThat(experiments.byName("churn")).contains(churn);
    assertThat(experiments.byName("Churn")).isEmpty();
    assertThatThrownBy(() -> experiments.create("churn"))
        .isInstanceOf(StoreException.class)
        .hasMessage("there is an experiment 'churn' already, with id " + churn.id());
  }

  @Test
  void experiments_are_listed_by_id_a_part_at_a_time() {
    for (int i = 0; i < 5; i++) store.experiments().create("e" + i);

    var first = store.experiments().list(View.ACTIVE, Optional.empty(), 4);
    var rest = store.experiments().list(View.ACTIVE, Optional.of(first.getLast().id()), 4);

    assertThat(first).extracting(Experiment::name).containsExactly("Default", "e0", "e1", "e2");
    assertThat(rest).extracting(Experiment::name).containsExactly("e3", "e4");
  }

  @Test
  void a_deleted_experiment_hides_its_runs_until_it_is_restored() {
    Experiment churn = store.experiments().create("churn");
    store.runs().start(new dev.lathe.track.run.NewRun(churn.id(), "one"));

    store.experiments().delete(churn.id());

    assertThat(store.search().find(Search.in(churn.id()))).isEmpty();
    assertThat(store.search().find(Search.in(churn.id()).view(View.DELETED))).hasSize(1);
    assertThatThrownBy(() -> store.experiments().named("churn"))
        .hasMessage("the experiment 'churn' was deleted; restore it or take another name");
    assertThatThrownBy(() -> store.tracker(churn.id()).begin().started("two"))
        .hasMessageContaining("restore it first");

    store.experiments().restore(churn.id());

    assertThat(store.search().find(Search.in(churn.id()))).hasSize(1);
  }

  @Test
  void a_new_name_is_kept_with_the_time() {
    Experiment churn = store.experiments().create("churn");
    store.experiments().create("taken");
    clock.move(Duration.ofSeconds(3));

    Experiment renamed = store.experiments().rename(churn.id(), "churn 2026");

    assertThat(renamed.name()).isEqualTo("churn 2026");
    assertThat(renamed.updated()).isEqualTo(churn.updated().plusSeconds(3));
    assertThatThrownBy(() -> store.experiments().rename(churn.id(), "taken"))
        .hasMessageContaining("already");
  }

  @Test
  void tags_are_replaced() {
    store.experiments().tag("0", "owner", "ann");
    store.experiments().tag("0", "owner", "bob");

    assertThat(store.experiments().tags("0")).containsExactly(java.util.Map.entry("owner", "bob"));
  }

  @Test
  void hostile_names_are_refused_in_a_sentence() {
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException()
          .as(name)
          .isThrownBy(() -> store.experiments().create(name))
          .withMessageStartingWith("the experiment name '")
          .withMessageMatching("[^\\p{Cc}\\p{Cf}\\p{Cs}]{1,300}");
    }
  }

  @Test
  void ids_that_are_none_are_told() {
    for (String id : new String[] {"", "-1", "7", "0 or 1=1", "99999999999999999999", "\u0000"}) {
      assertThatThrownBy(() -> store.experiments().find(id))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("there is no experiment '");
    }
  }
}
