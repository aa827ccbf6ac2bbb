package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.access.AuditEntry;
import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.access.AuditRow;
import dev.lathe.track.event.Event;
import dev.lathe.track.event.EventFilter;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.registry.VersionName;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.Status;
import dev.lathe.track.serve.Arm;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.KeptPrediction;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Scope;
import dev.lathe.track.serve.Served;
import dev.lathe.track.serve.Split;
import dev.lathe.track.serve.SplitRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The clock jumps by days, ahead and back: order never comes from it.
abstract class ClockContract extends StoreSuite {
  private static final ModelName CHURN = new ModelName("churn");
  private static final DeploymentName LIVE = new DeploymentName("live");

  /// Ahead by years, back beyond where it was, and about right again.
  private static final List<Duration> JUMPS =
      List.of(Duration.ZERO, Duration.ofDays(4_000), Duration.ofDays(-4_100), Duration.ofDays(101));

  private Deployment live() {
    store.registry().register(NewVersion.of(CHURN, PLAIN.model()));
    store.registry().register(NewVersion.of(CHURN, PLAIN.trees(25).model()));
    return store
        .deployments()
        .create(LIVE, Deployment.Keeping.HASH, SplitRequest.whole(CHURN, "1.0.0"));
  }

  private String answer(Deployment live) {
    var reply = new Reply(List.of("yes"), List.of(0.5), "");
    var served =
        new Served(live, 0, "ann", Duration.ofMillis(2), Question.of(Map.of("x0", 0.5)), reply);
    return store.predictions().log(List.of(served));
  }

  @Test
  void what_was_done_stands_in_the_order_in_which_it_was_done() {
    for (int i = 0; i < JUMPS.size(); i++) {
      clock.move(JUMPS.get(i));
      String what = "number " + i;
      store
          .audit()
          .append(new AuditEntry("ann", "local", "x", "default", "{}", Outcome.DONE, what));
      store.events().append("default", List.of(new Event(clock.instant(), "bob", what)));
      run(what);
    }
    reopen();

    List<String> all = List.of("number 0", "number 1", "number 2", "number 3");
    assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
    assertThat(store.audit().latest(Optional.empty(), 10).reversed())
        .extracting(AuditRow::entry)
        .extracting(AuditEntry::detail)
        .isEqualTo(all);
    assertThat(store.events().read("default", EventFilter.ALL, 0, 10))
        .extracting(logged -> logged.event().kind())
        .isEqualTo(all);
  }

  @Test
  void a_run_that_ended_before_it_began_is_shown_as_the_clock_said() {
    Run run = run("one");
    clock.move(Duration.ofDays(-3));

    store.runs().state(run.id(), new Run.State(Status.FINISHED));

    Run over = store.search().find(Search.in("0")).getFirst();
    assertThat(over.times().ended()).contains(clock.instant());
    assertThat(over.times().started()).isAfter(clock.instant());
  }

  @Test
  void who_was_in_production_is_who_came_last_by_then() {
    live();
    store.deployments().follow(LIVE, CHURN, move("1.0.0"), "");
    Instant began = clock.instant();
    clock.move(Duration.ofDays(4_000));
    move("1.1.0");
    clock.move(Duration.ofDays(-3_999));
    move("1.0.0");
    Instant right = clock.instant();

    assertThat(at(began)).containsExactly("churn 1.0.0");
    assertThat(at(right)).containsExactly("churn 1.0.0");
    assertThat(at(right.plus(Duration.ofDays(9_000)))).containsExactly("churn 1.0.0");
    assertThat(store.deployments().history(LIVE))
        .extracting(Split::sequence)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(store.deployments().find(LIVE).split().arms())
        .containsExactly(Arm.whole(id("1.0.0")));
  }

  private String move(String version) {
    store.stages().move(new MoveRequest(CHURN, version, "production"));
    return "production";
  }

  private String id(String version) {
    return store.registry().version(CHURN, version).id();
  }

  private List<String> at(Instant time) {
    return store.stages().at(CHURN, "production", time).stream()
        .map(VersionName::toString)
        .toList();
  }

  @Test
  void answers_have_rising_ids_and_are_found_in_whatever_month_the_clock_put_them() {
    Deployment live = live();
    var ids = new ArrayList<String>();
    for (Duration jump : JUMPS) {
      clock.move(jump);
      ids.add(answer(live));
    }
    reopen();
    ids.add(answer(live)); // a new process takes its ids from the clock again

    assertThat(ids.subList(0, JUMPS.size())).isSorted();
    for (String id : ids) {
      store.truths().post(id, "yes", Scope.of("ann"));
      assertThat(store.truths().of(id, Scope.EVERYBODY)).containsExactly(Optional.of("yes"));
    }
    assertThat(store.predictions().list(LIVE, Scope.EVERYBODY, "", 10))
        .extracting(KeptPrediction::id)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void health_tells_of_the_day_that_the_clock_says_it_is() {
    Deployment live = live();
    answer(live);

    assertThat(store.health().of(LIVE).day().predictions()).isEqualTo(1);
    clock.move(Duration.ofDays(1));
    assertThat(store.health().of(LIVE).day().predictions()).isZero();
    assertThat(store.health().of(LIVE).before().predictions()).isEqualTo(1);
    clock.move(Duration.ofDays(-2));
    assertThat(store.health().of(LIVE).day().predictions()).isZero();
    clock.move(Duration.ofDays(1));
    assertThat(store.health().of(LIVE).day().predictions()).isEqualTo(1);
  }

  @Test
  void ages_are_told_again_once_something_was_written_by_a_clock_that_is_right() {
    Run old = run("old");
    store.runs().delete(old.id());
    clock.move(Duration.ofDays(4_000));
    run("far ahead");
    clock.move(Duration.ofDays(-3_900));
    assertThatThrownBy(() -> store.retention().preview(Duration.ofDays(30)))
        .hasMessageContaining("set the clock first");

    run("right again");

    assertThat(store.retention().preview(Duration.ofDays(30)).runs()).containsExactly(old.id());
  }
}
