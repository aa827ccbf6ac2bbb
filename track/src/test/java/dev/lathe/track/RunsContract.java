package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Origin;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunInput;
import dev.lathe.track.run.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class RunsContract extends StoreSuite {
  @Test
  void a_run_has_a_life() {
    Run begun = run("fit churn.csv");
    clock.move(Duration.ofMinutes(2));

    Run ended = store.runs().state(begun.id(), new Run.State(Status.FINISHED));

    assertThat(begun.id()).matches("[0-9a-f]{32}");
    assertThat(begun.state()).isEqualTo(new Run.State(Status.RUNNING));
    assertThat(ended.times().ended()).contains(begun.times().started().plusSeconds(120));
    reopen();
    assertThat(store.runs().find(begun.id())).isEqualTo(ended);
  }

  @Test
  void parameters_are_written_once_and_may_be_repeated() {
    Run run = run("one");

    params(run, Map.of("trees", "200", "rate", "0.1"));
    params(run, Map.of("trees", "200"));

    assertThat(store.runs().params(run.id())).isEqualTo(Map.of("trees", "200", "rate", "0.1"));
    assertThatThrownBy(() -> params(run, Map.of("depth", "6", "trees", "300")))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "the parameter 'trees' is '200' and cannot become '300'; parameters are written once, take another name");
    assertThat(store.runs().params(run.id())).doesNotContainKey("depth");
  }

  @Test
  void of_a_tag_the_latest_word_counts() {
    Run run = run("one");

    tags(run, Map.of("note", "first"));
    tags(run, Map.of("note", "second", "colour", "rot–grün 日本"));

    assertThat(store.runs().tags(run.id()))
        .isEqualTo(Map.of("note", "second", "colour", "rot–grün 日本"));
    store.log().untag(run.id(), "note");
    assertThat(store.runs().tags(run.id())).containsOnlyKeys("colour");
    assertThatThrownBy(() -> store.log().untag(run.id(), "note")).hasMessageContaining("no tag");
  }

  @Test
  void inputs_are_kept_once_with_where_they_came_from() {
    Run run = run("one");
    var origin = new Origin("churn.csv", "sha256:" + "a".repeat(64), 7043, Origin.Nature.MEASURED);
    var batch = Batch.EMPTY.inputs(List.of(new RunInput("training", origin)));

    store.log().log(run.id(), batch);
    store.log().log(run.id(), batch);

    assertThat(store.runs().inputs(run.id())).containsExactly(new RunInput("training", origin));
  }

  @Test
  void a_deleted_run_takes_nothing_until_it_is_restored() {
    Run run = run("one");

    Run deleted = store.runs().delete(run.id());

    assertThat(deleted.times().deleted()).contains(clock.instant());
    assertThatThrownBy(() -> tags(run, Map.of("a", "b"))).hasMessageContaining("restore it first");
    assertThat(store.runs().restore(run.id()).times().deleted()).isEmpty();
    tags(run, Map.of("a", "b"));
  }

  @Test
  void runs_that_are_not_there_are_told() {
    for (String id : new String[] {"", "0".repeat(32), "' or '1'='1", "../x", "a".repeat(9_999)}) {
      assertThatThrownBy(() -> store.runs().find(id))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("there is no run '");
      assertThatThrownBy(() -> store.log().log(id, Batch.EMPTY.params(Map.of("a", "b"))))
          .hasMessageStartingWith("there is no run '");
    }
    assertThatThrownBy(() -> store.runs().start(new NewRun("77", "x")))
        .hasMessageStartingWith("there is no experiment '77'");
  }

  @Test
  void hostile_names_are_refused_everywhere() {
    Run run = run("one");
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> run(name));
      assertThatIllegalArgumentException().isThrownBy(() -> params(run, Map.of(name, "1")));
      assertThatIllegalArgumentException().isThrownBy(() -> tags(run, Map.of(name, "1")));
      assertThatIllegalArgumentException().isThrownBy(() -> point(name, 0, 1));
      assertThatIllegalArgumentException().isThrownBy(() -> store.runs().rename(run.id(), name));
    }
    assertThat(store.runs().params(run.id())).isEmpty();
  }

  @Test
  void values_have_a_length_and_no_nul() {
    Run run = run("one");
    String longest = "x".repeat(Batch.LONGEST_PARAM);

    params(run, Map.of("long", longest));

    assertThat(store.runs().params(run.id())).containsEntry("long", longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> params(run, Map.of("longer", longest + "x")))
        .withMessage(
            "the parameter 'longer' has 6001 characters; at most 6000 are kept, put the rest into an artifact");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tags(run, Map.of("nul", "a\u0000b")))
        .withMessage("the tag 'nul' holds U+0000, which is no text; leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewRun("0", "x", "a".repeat(251), Optional.empty(), true));
  }

  @Test
  void texts_that_look_like_statements_are_texts() {
    Run run = run("x'; drop table runs; --");

    params(run, Map.of("'; delete from runs; --", "\"'); drop table params; --"));

    assertThat(store.runs().find(run.id()).name()).isEqualTo("x'; drop table runs; --");
    assertThat(store.runs().params(run.id()))
        .containsEntry("'; delete from runs; --", "\"'); drop table params; --");
  }
}
