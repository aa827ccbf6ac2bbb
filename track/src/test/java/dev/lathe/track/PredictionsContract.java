package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lathe.frame.Categories;
import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.Texts;
import dev.lathe.frame.Times;
import dev.lathe.frame.YesNo;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.Deployment.Keeping;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.KeptPrediction;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Scope;
import dev.lathe.track.serve.Served;
import dev.lathe.track.serve.SplitRequest;
import dev.lathe.track.serve.Tally;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class PredictionsContract extends ServingSuite {
  @Test
  void an_answer_comes_back_by_its_id() {
    Deployment live = live();
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("x0", 0.1 + 0.2);
    row.put("port", "Köln\n\u202E");
    row.put("gone", null);
    row.put("vip", true);
    row.put("day", LocalDate.of(2026, 3, 1));
    Question inputs = Question.of(row);
    var answers = Reply.of(PLAIN.model().predict(Map.of("x0", 0.5)));

    String id =
        store
            .predictions()
            .log(List.of(new Served(live, 1, "ann", Duration.ofMillis(3), inputs, answers)));
    reopen();

    KeptPrediction kept = store.predictions().find(id, Scope.of("ann"));
    assertThat(kept.by()).isEqualTo(new KeptPrediction.By(LIVE, 1, second, false));
    assertThat(kept.time()).isEqualTo(clock.instant());
    assertThat(kept.latency()).isEqualTo(Duration.ofMillis(3));
    assertThat(kept.answers()).isEqualTo(answers);
    assertThat(kept.asked())
        .isEqualTo(new KeptPrediction.Asked(inputs.hash(), 1, Optional.of(inputs)));
    Frame frame = kept.asked().inputs().orElseThrow().frame();
    assertThat(frame.numbers("x0").at(0)).isEqualTo(0.1 + 0.2);
    assertThat(frame.column("port").text(0)).isEqualTo("Köln\n\u202E");
    assertThat(frame.column("gone").missing(0)).isTrue();
    assertThat(frame.column("vip").text(0)).isEqualTo("yes");
    assertThat(frame.column("day").text(0)).isEqualTo("2026-03-01");
  }

  @Test
  void a_batch_is_one_row_with_its_inputs_by_column() {
    Deployment live = live();
    Frame frame =
        Frame.of("x0", new double[] {0.1, Double.NaN, 0.3})
            .with("level", Categories.of("a", null, "b"))
            .with("note", Texts.of("one", "two", null))
            .with("vip", YesNo.of(true, null, false))
            .with("at", Times.of(LocalDateTime.of(2026, 3, 1, 12, 30), null, null));
    Reply answers = Reply.of(PLAIN.model().predict(Frame.of("x0", new double[] {1, 2, 3})));

    String id =
        store
            .predictions()
            .log(List.of(new Served(live, 0, "ann", Duration.ZERO, Question.of(frame), answers)));

    KeptPrediction kept = store.predictions().find(id, Scope.EVERYBODY);
    assertThat(kept.asked().rows()).isEqualTo(3);
    assertThat(kept.asked().inputs().orElseThrow().frame()).isEqualTo(frame);
    assertThat(kept.answers()).isEqualTo(answers);
    store.truths().post(id, List.of("1.5", "", "2"), Scope.of("ann"));
    assertThat(store.truths().of(id, Scope.EVERYBODY))
        .containsExactly(Optional.of("1.5"), Optional.empty(), Optional.of("2"));
    Tally tally = store.truths().tallies(LIVE).getFirst();
    assertThat(tally.outcomes()).isEqualTo(2);
    assertThat(tally.shares()).isFalse();
    assertThat(tally.mean())
        .isCloseTo(
            (Math.abs(answers.values().get(0) - 1.5) + Math.abs(answers.values().get(2) - 2)) / 2,
            within(1e-12));
  }

  @Test
  void a_deployment_may_keep_no_more_than_a_hash() {
    Deployment secret =
        store
            .deployments()
            .create(new DeploymentName("secret"), Keeping.HASH, SplitRequest.whole(CHURN, "1.0.0"));

    KeptPrediction kept = store.predictions().find(log(secret, 0, "ann", "yes"), Scope.EVERYBODY);

    assertThat(kept.asked()).isEqualTo(new KeptPrediction.Asked(ROW.hash(), 1, Optional.empty()));
    assertThat(Question.of(Map.of("x0", 0.6)).hash()).isNotEqualTo(ROW.hash());
  }

  @Test
  void predictions_of_others_are_not_there() {
    Deployment live = live();
    String mine = log(live, 0, "ann", "yes");
    String theirs = log(live, 0, "bob", "yes");

    assertThat(store.predictions().list(LIVE, Scope.of("ann"), "", 10))
        .extracting(KeptPrediction::id)
        .containsExactly(mine);
    assertThat(store.predictions().list(LIVE, Scope.EVERYBODY, "", 10)).hasSize(2);
    assertThat(store.predictions().list(LIVE, Scope.EVERYBODY, mine, 10)).hasSize(1);
    String absent = "there is no prediction '%s'; its id came with the answer".formatted(theirs);
    for (String caller : List.of("ann", "", "bo", "BOB", "bob%", "' or '1'='1")) {
      assertThatThrownBy(() -> store.predictions().find(theirs, Scope.of(caller)))
          .isInstanceOf(StoreException.class)
          .hasMessage(absent);
      assertThatThrownBy(() -> store.truths().post(theirs, "no", Scope.of(caller)))
          .hasMessage(absent);
      assertThatThrownBy(() -> store.truths().of(theirs, Scope.of(caller))).hasMessage(absent);
    }
    assertThat(store.truths().of(theirs, Scope.of("bob"))).containsExactly(Optional.empty());
    for (String id : HOSTILE) {
      assertThatThrownBy(() -> store.predictions().find(id, Scope.EVERYBODY))
          .hasMessageStartingWith("there is no prediction '");
    }
  }

  @Test
  void old_predictions_go_after_a_preview() {
    Deployment live = live();
    String old = log(live, 0, "ann", "yes");
    store.truths().post(old, "yes", Scope.of("ann"));
    clock.move(Duration.ofDays(70));
    String young = log(live, 0, "ann", "yes");

    var preview = store.predictionRetention().preview(Duration.ofDays(30));
    long gone = store.predictionRetention().purge(preview);

    assertThat(preview.answers()).isEqualTo(1);
    assertThat(gone).isEqualTo(1);
    assertThatThrownBy(() -> store.predictions().find(old, Scope.EVERYBODY))
        .hasMessageStartingWith("there is no prediction");
    assertThat(store.predictions().find(young, Scope.EVERYBODY).id()).isEqualTo(young);
    assertThat(log(live, 0, "ann", "yes")).isGreaterThan(young);
    clock.move(Duration.ofDays(-10));
    assertThatThrownBy(() -> store.predictionRetention().preview(Duration.ofDays(30)))
        .hasMessageMatching(
            ".*so ages cannot be told; set the clock if it is behind.* again from 2\\S+Z on");
  }

  @Test
  void many_log_at_once_and_all_of_it_is_there() throws InterruptedException {
    Deployment live = live();
    var threads = new ArrayList<Thread>();
    var ids = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    for (int i = 0; i < 50; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int j = 0; j < 40; j++) ids.add(log(live, j % 2, "ann", "yes"));
              }));
    }
    var submitted = new ArrayList<CompletableFuture<String>>();
    for (int i = 0; i < 1_000; i++) {
      submitted.add(store.predictions().submit(List.of(served(live, 0, "bob", "no"))));
    }
    for (Thread thread : threads) thread.join();
    for (var one : submitted) ids.add(one.join());

    assertThat(ids).doesNotHaveDuplicates().hasSize(3_000);
    assertThat(store.health().of(LIVE).day().predictions()).isEqualTo(3_000);
    for (String id : ids) store.predictions().find(id, Scope.EVERYBODY);
  }

  @Test
  void a_closed_log_says_so_and_a_greater_write_takes_it_back() {
    Deployment live = live();

    assertThatThrownBy(() ->
            store.together(() -> {
              log(live, 0, "ann", "yes");
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(store.predictions().list(LIVE, Scope.EVERYBODY, "", 10)).isEmpty();
    var log = store.predictions();
    log(live, 0, "ann", "yes");
    store.close();
    assertThatThrownBy(() -> log.log(List.of(served(live, 0, "ann", "yes"))))
        .hasMessage("the store is closed; open it again");
    store = Store.open(home);
    assertThat(store.predictions().list(LIVE, Scope.EVERYBODY, "", 10)).hasSize(1);
  }

  @Test
  void what_cannot_be_is_refused() {
    Deployment live = live();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> served(live, 2, "ann", "yes"))
        .withMessage("the split of 'live' has versions 0 to 1, got 2");
    assertThatIllegalArgumentException().isThrownBy(() -> served(live, 0, "a\u0000", "yes"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> served(live, 0, "a".repeat(10_000), "yes"));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Served(
                live,
                0,
                "ann",
                Duration.ZERO,
                Question.of(Frame.of("x", Numbers.of(1.0, 2.0))),
                new Reply(List.of("yes"), List.of(1.0), "")))
        .withMessage("2 rows were asked and 1 answered");
    assertThatIllegalArgumentException().isThrownBy(() -> store.predictions().log(List.of()));
  }
}
