package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.frame.Origin;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.registry.CameThrough;
import dev.lathe.track.registry.EveryModel;
import dev.lathe.track.registry.Evidence;
import dev.lathe.track.registry.GateKinds;
import dev.lathe.track.registry.Ladder;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.Move;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.NoWorse;
import dev.lathe.track.registry.SameSignature;
import dev.lathe.track.registry.ScoreBar;
import dev.lathe.track.registry.Stage;
import dev.lathe.track.registry.Transition;
import dev.lathe.track.registry.Transition.Kind;
import dev.lathe.track.registry.TrustedOrigin;
import dev.lathe.track.registry.Version;
import dev.lathe.track.registry.VersionName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

abstract class StagesContract extends StoreSuite {
  private static final ModelName CHURN = new ModelName("churn");

  private Version register(Examples.Wanted wanted) {
    return store.registry().register(NewVersion.of(CHURN, wanted.model()));
  }

  private void two() {
    register(PLAIN);
    register(PLAIN.trees(25));
  }

  private Move move(String version, String stage) {
    clock.move(Duration.ofMinutes(1));
    return store.stages().move(new MoveRequest(CHURN, version, stage).by("ann", "it is good"));
  }

  private List<String> at(String stage, Instant time) {
    return store.stages().at(CHURN, stage, time).stream().map(VersionName::toString).toList();
  }

  private String stage(String version) {
    return store.registry().version(CHURN, version).stage();
  }

  @Test
  void production_holds_one_and_the_one_before_makes_room() {
    two();
    move("1.0.0", "production");

    Move move = move("1.1.0", "production");

    assertThat(move.passed()).isTrue();
    assertThat(stage("1.1.0")).isEqualTo("production");
    assertThat(stage("1.0.0")).isEqualTo("archived");
    assertThat(store.registry().version(CHURN, "production").name().toString())
        .isEqualTo("churn 1.1.0");
    assertThat(store.stages().history(CHURN))
        .extracting(Transition::kind)
        .containsExactly(Kind.MOVED, Kind.DISPLACED, Kind.MOVED, Kind.REGISTERED, Kind.REGISTERED);
    assertThat(move.transition().told())
        .isEqualTo(new Transition.Told("ann", "it is good", clock.instant()));
  }

  @Test
  void who_was_in_production_at_a_time_has_an_answer() {
    two();
    Instant before = clock.instant();
    move("1.0.0", "production");
    Instant first = clock.instant();
    move("1.1.0", "production");
    Instant second = clock.instant();
    clock.move(Duration.ofMinutes(1));
    store.stages().rollBack(CHURN, "production", "bob", "it is slow");
    Instant third = clock.instant();
    reopen();

    assertThat(at("production", before)).isEmpty();
    assertThat(at("production", first)).containsExactly("churn 1.0.0");
    assertThat(at("production", first.plusSeconds(59))).containsExactly("churn 1.0.0");
    assertThat(at("production", second)).containsExactly("churn 1.1.0");
    assertThat(at("production", third.plus(Duration.ofDays(1000)))).containsExactly("churn 1.0.0");
    assertThat(at("archived", third)).containsExactly("churn 1.1.0");
    assertThat(at("dev", before)).containsExactly("churn 1.1.0", "churn 1.0.0");
    assertThat(at("production", Instant.EPOCH)).isEmpty();
  }

  @Test
  void the_log_is_in_order_also_where_the_clock_went_back() {
    two();
    move("1.0.0", "production");
    clock.move(Duration.ofDays(-2));
    move("1.1.0", "production");

    assertThat(at("production", clock.instant())).containsExactly("churn 1.1.0");
    assertThat(store.stages().history(CHURN).getFirst().kind()).isEqualTo(Kind.MOVED);
  }

  @Test
  void rolling_back_is_a_move_of_its_own_and_twice_is_there_and_back() {
    two();
    move("1.0.0", "production");
    assertThatThrownBy(() -> store.stages().rollBack(CHURN, "production", "", ""))
        .hasMessage(
            "no version of 'churn' was in production before; there is nothing to go back to");
    move("1.1.0", "production");
    int lines = store.stages().history(CHURN).size();

    Move back = store.stages().rollBack(CHURN, "production", "bob", "it is slow");

    assertThat(back.transition().kind()).isEqualTo(Kind.ROLLED_BACK);
    assertThat(stage("1.0.0")).isEqualTo("production");
    assertThat(stage("1.1.0")).isEqualTo("archived");
    assertThat(store.stages().history(CHURN)).hasSize(lines + 2);
    store.stages().rollBack(CHURN, "production", "bob", "");
    assertThat(stage("1.1.0")).isEqualTo("production");
    assertThatThrownBy(() -> store.stages().rollBack(CHURN, "dev", "", ""))
        .hasMessageContaining("holds several");
  }

  @Test
  void a_gate_refuses_the_worse_and_its_evidence_is_kept() {
    register(PLAIN);
    Version worse = register(PLAIN.noise(5));
    store.gates().add(CHURN, "production", new NoWorse(), "ann");
    store.gates().add(CHURN, "production", new TrustedOrigin(), "ann");
    move("1.0.0", "production");

    Move refused = move(worse.name().number().toString(), "production");
    reopen();

    assertThat(refused.passed()).isFalse();
    assertThatThrownBy(refused::orRefused)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(
            worse.name() + " does not enter production; no-worse (score=, margin=0): rmse is ")
        .extracting(e -> ((StoreException) e).reason())
        .isEqualTo(StoreException.Reason.STATE);
    assertThat(stage("1.0.0")).isEqualTo("production");
    Transition line = store.stages().history(CHURN).getFirst();
    assertThat(line).isEqualTo(refused.transition());
    assertThat(line.kind()).isEqualTo(Kind.REFUSED);
    assertThat(store.stages().evidence(line.sequence())).isEqualTo(refused.evidence());
    assertThat(refused.evidence()).extracting(Evidence::passed).containsExactly(false, true);
    assertThat(at("production", clock.instant())).containsExactly("churn 1.0.0");
  }

  @Test
  void each_kind_of_gate_judges() {
    register(PLAIN.nature(Origin.Nature.UNKNOWN));
    Version wide = register(PLAIN.columns(2));
    double rmse = wide.facts().scores().getFirst().value();
    var at = ScoreBar.Bound.AT_MOST;

    move("1.0.0", "staging");
    assertThat(judged(new TrustedOrigin(), "1.0.0")).startsWith("false the rows of ");
    assertThat(judged(new TrustedOrigin(Origin.Nature.UNKNOWN), "1.0.0")).startsWith("true");
    assertThat(judged(new CameThrough("staging"), "1.0.0"))
        .isEqualTo("true it has been in staging");
    assertThat(judged(new CameThrough("staging"), "2.0.0")).startsWith("false");
    assertThat(judged(new ScoreBar("rmse", at, rmse, false), "2.0.0")).startsWith("true rmse is");
    assertThat(judged(new ScoreBar("rmse", at, rmse, true), "2.0.0")).startsWith("false rmse is");
    assertThat(judged(new ScoreBar(), "2.0.0")).startsWith("false its model file tells no auc");
    assertThat(judged(new SameSignature(), "2.0.0")).startsWith("true no version is in");
  }

  /// Puts a single gate before a stage, tries to pass it, and takes all of it back.
  private String judged(dev.lathe.track.registry.Gate gate, String version) {
    var kept = store.gates().add(CHURN, "production", gate, "");
    assertThat(store.gates().of(CHURN, "production")).containsExactly(kept);
    Move move = move(version, "production");
    if (move.passed()) move(version, "dev");
    store.gates().remove(CHURN, kept.id());
    Evidence found = move.evidence().getFirst();
    return found.passed() + " " + found.found();
  }

  @Test
  void gates_of_every_model_stand_beside_those_of_one() {
    var every = new EveryModel("default");
    var bar = new ScoreBar("rmse", ScoreBar.Bound.AT_MOST, 0, false);
    var kept = store.gates().add(every, "production", bar, "ann");
    store.gates().add(every, "staging", new NoWorse(), "ann");
    two();
    store.gates().add(CHURN, "production", new TrustedOrigin(), "");
    reopen();

    Move refused = move("1.0.0", "production");

    assertThat(store.gates().of(every, "production")).containsExactly(kept);
    assertThat(refused.evidence()).extracting(Evidence::passed).containsExactly(true, false);
    assertThat(refused.evidence().getFirst().gate()).startsWith("trusted-origin (");
    assertThat(refused.evidence().getLast().gate())
        .startsWith("score-bar (")
        .endsWith(") of every model of default");
    assertThatThrownBy(() -> store.gates().add(every, "production", bar, ""))
        .hasMessage("this gate stands before production of every model of default already");
    assertThatThrownBy(() -> store.gates().remove(CHURN, kept.id()))
        .hasMessageContaining("has no gate with id");
    store.gates().remove(every, kept.id());
    assertThat(move("1.0.0", "production").passed()).isTrue();
    assertThatThrownBy(() -> store.gates().add(new EveryModel("none"), "dev", bar, ""))
        .hasMessage("there is no project 'none'; make it first");
  }

  @Test
  void a_caller_of_the_one_before_is_not_let_down() {
    register(PLAIN);
    register(PLAIN.columns(2));
    store.gates().add(CHURN, "production", new SameSignature(), "");
    move("1.0.0", "production");

    assertThat(move("2.0.0", "production").refusal())
        .isEqualTo(
            "churn 2.0.0 does not enter production; same-signature: beside 1.0.0, it reads"
                + " 'x1 numbers?' now");
  }

  @Test
  void gates_are_set_up_by_their_kind() {
    assertThat(GateKinds.all())
        .extracting(dev.lathe.track.registry.Gate::kind)
        .contains("score-bar", "no-worse", "trusted-origin", "same-signature", "came-through");
    assertThat(
            GateKinds.of("score-bar", Map.of("score", "f1", "bound", "at-least", "value", "0.7")))
        .isEqualTo(new ScoreBar("f1", ScoreBar.Bound.AT_LEAST, 0.7, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GateKinds.of("nothing", Map.of()))
        .withMessageStartingWith("there is no gate 'nothing'; there are came-through, ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GateKinds.of("no-worse", Map.of("margin", "-1")));
    register(PLAIN);
    assertThatThrownBy(() -> store.gates().add(CHURN, "prod", new NoWorse(), ""))
        .hasMessage("there is no stage 'prod'; the ladder is dev staging production archived");
    store.gates().add(CHURN, "production", new NoWorse(), "");
    assertThatThrownBy(() -> store.gates().add(CHURN, "production", new NoWorse(), ""))
        .hasMessage("this gate stands before production of 'churn' already");
  }

  @Test
  void of_two_who_race_for_one_promotion_the_other_is_told_who_won() throws Exception {
    two();
    var said = new ArrayList<String>();
    try (Store other = Store.open(home)) {
      var ready = new CountDownLatch(2);
      var threads = new ArrayList<Thread>();
      for (var racer : Map.of("ann", store, "bob", other).entrySet()) {
        threads.add(
            Thread.ofPlatform()
                .start(() -> {
                  ready.countDown();
                  try {
                    ready.await();
                    racer
                        .getValue()
                        .stages()
                        .move(new MoveRequest(CHURN, "1.1.0", "production").by(racer.getKey(), ""));
                    synchronized (said) {
                      said.add("won " + racer.getKey());
                    }
                  } catch (Exception e) {
                    synchronized (said) {
                      said.add(e.getMessage());
                    }
                  }
                }));
      }
      for (Thread thread : threads) thread.join();
    }

    String winner =
        said.stream().filter(one -> one.startsWith("won ")).findFirst().orElseThrow().substring(4);
    assertThat(said)
        .hasSize(2)
        .contains(
            "churn 1.1.0 is in production already: '%s' moved it there at %s"
                .formatted(winner, clock.instant()));
    assertThat(store.stages().history(CHURN))
        .filteredOn(line -> line.kind() == Kind.MOVED)
        .hasSize(1);
  }

  @Test
  void a_promotion_in_place_of_another_version_than_thought_is_refused() {
    two();
    register(PLAIN.trees(30));
    move("1.0.0", "production");
    MoveRequest mine = new MoveRequest(CHURN, "1.2.0", "production").instead("1.0.0");
    move("1.1.0", "production");

    assertThatThrownBy(() -> store.stages().move(mine))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "churn 1.1.0 is in production and not 1.0.0: 'ann' moved it there at %s; look again"
                .formatted(clock.instant()));
    store.stages().move(mine.instead("1.1.0"));
    assertThat(stage("1.2.0")).isEqualTo("production");
  }

  @Test
  void a_promotion_joins_a_greater_write() {
    two();

    assertThatThrownBy(() ->
            store.together(() -> {
              move("1.0.0", "production");
              throw new IllegalStateException("no audit row");
            }))
        .hasMessage("no audit row");

    assertThat(stage("1.0.0")).isEqualTo("dev");
    store.together(() -> move("1.0.0", "production"));
    assertThat(stage("1.0.0")).isEqualTo("production");
  }

  @Test
  void a_project_has_its_own_ladder() {
    two();
    var ladder =
        new Ladder(
            List.of(new Stage("dev", false), new Stage("canary", true), new Stage("live", true)));

    store.ladders().change("default", ladder);

    assertThat(store.ladders().of("default")).isEqualTo(ladder);
    move("1.0.0", "live");
    assertThatThrownBy(() -> move("1.0.0", "production")).hasMessageContaining("no stage");
    move("1.1.0", "live");
    assertThat(stage("1.0.0")).isEqualTo("canary");
    assertThatThrownBy(() -> store.ladders().change("default", Ladder.STANDARD))
        .hasMessage(
            "versions of 'churn' are in canary, which the new ladder lacks; move them first");
  }

  @Test
  void ladders_that_nobody_can_stand_on_are_refused() {
    Stage dev = new Stage("dev", false);
    assertThatIllegalArgumentException().isThrownBy(() -> new Ladder(List.of(dev)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ladder(List.of(dev, dev)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ladder(List.of(new Stage("one", true), dev)));
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Stage(name, false));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Stage("1.2.3", false));
  }

  @Test
  void a_deleted_version_stays_in_the_log() {
    two();
    move("1.0.0", "production");
    Instant then = clock.instant();
    clock.move(Duration.ofMinutes(1));

    store.stages().delete(CHURN, "1.0.0", "ann", "wrong rows");

    assertThat(at("production", then)).containsExactly("churn 1.0.0");
    assertThat(at("production", clock.instant())).isEmpty();
    assertThat(store.stages().history(CHURN).getFirst().kind()).isEqualTo(Kind.DELETED);
    assertThat(store.registry().versions(CHURN)).hasSize(1);
  }
}
