package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.Search;
import dev.lathe.track.run.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What is acknowledged is kept, whoever ends how.
abstract class KeepingContract extends StoreSuite {
  /// A connection beside the store's, for what a store never does.
  abstract Connection beside() throws SQLException;

  private void execute(String sql) throws SQLException {
    try (Connection connection = beside();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void many_write_at_once_and_each_is_told_of_its_own() {
    Run run = run("one");
    params(run, Map.of("taken", "x"));
    var good = new ArrayList<CompletableFuture<Void>>();
    var bad = new ArrayList<CompletableFuture<Void>>();

    for (int i = 0; i < 500; i++) {
      good.add(store.log().submit(run.id(), Batch.EMPTY.params(Map.of("p" + i, "v"))));
      if (i % 7 == 0) {
        var clash = Map.of("lost" + i, "v", "taken", "y");
        bad.add(store.log().submit(run.id(), Batch.EMPTY.params(clash)));
      }
    }

    for (var one : good) one.join();
    for (var one : bad) assertThatThrownBy(one::join).hasMessageContaining("cannot become 'y'");
    assertThat(store.runs().params(run.id())).hasSize(501).doesNotContainKeys("lost0", "lost7");
  }

  @Test
  void several_stores_write_to_one_home() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (Store other = Store.open(home)) {
                  Experiment shared = other.experiments().named("shared");
                  for (int j = 0; j < 10; j++) {
                    Run run = other.runs().start(new NewRun(shared.id(), "r" + j));
                    other.runs().state(run.id(), new Run.State(Status.FINISHED));
                  }
                }
              }));
    }
    for (Thread thread : threads) thread.join();

    String shared = store.experiments().byName("shared").orElseThrow().id();
    List<Run> runs = store.search().find(Search.in(shared));

    assertThat(runs).hasSize(40).allMatch(run -> run.state().status() == Status.FINISHED);
    assertThat(new HashSet<>(runs.stream().map(Run::id).toList())).hasSize(40);
  }

  @Test
  void what_two_stores_make_at_once_is_made_once() throws InterruptedException {
    try (Store other = Store.open(home)) {
      var made = new java.util.concurrent.ConcurrentHashMap<String, Integer>();
      var threads = new ArrayList<Thread>();
      for (Store one : List.of(store, other)) {
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int i = 0; i < 30; i++) {
                    String name = "race " + i;
                    made.merge(
                        one.together(() -> one.experiments().named(name).id()), 1, Integer::sum);
                  }
                }));
      }
      for (Thread thread : threads) thread.join();

      assertThat(made).hasSize(30).allSatisfy((id, stores) -> assertThat(stores).isEqualTo(2));
    }
  }

  @Test
  void things_done_together_are_all_kept_or_none() {
    Run run = run("one");

    assertThatThrownBy(() ->
            store.together(() -> {
              params(run, Map.of("a", "b"));
              store.runs().rename(run.id(), "other");
              assertThat(store.runs().find(run.id()).name()).isEqualTo("other");
              throw new IllegalStateException("changed my mind");
            }))
        .hasMessage("changed my mind");

    assertThat(store.runs().params(run.id())).isEmpty();
    assertThat(store.runs().find(run.id()).name()).isEqualTo("one");
  }

  @Test
  void a_write_that_fails_within_another_takes_back_only_its_own() {
    Run run = run("one");
    params(run, Map.of("taken", "x"));

    store.together(() -> {
      params(run, Map.of("a", "b"));
      assertThatThrownBy(() -> params(run, Map.of("c", "d", "taken", "y")))
          .isInstanceOf(StoreException.class);
      return run;
    });

    assertThat(store.runs().params(run.id())).containsOnlyKeys("taken", "a");
  }

  @Test
  void runs_not_over_when_the_store_closes_have_failed() {
    Run run = run("one");

    reopen();

    Run found = store.runs().find(run.id());
    assertThat(found.state().status()).isEqualTo(Status.FAILED);
    assertThat(found.state().reason()).isEqualTo("the store was closed before the run was over");
  }

  @Test
  void a_run_of_another_store_that_is_open_is_left_alone() {
    Run run = run("one");

    try (Store other = Store.open(home)) {
      assertThat(other.lookAfter()).isZero();
      assertThat(other.runs().find(run.id()).state().status()).isEqualTo(Status.RUNNING);
    }
    assertThat(store.runs().find(run.id()).state().status()).isEqualTo(Status.RUNNING);
  }

  @Test
  void a_database_of_a_newer_program_is_refused() throws SQLException {
    store.close();
    String newest =
        " where installed_rank = (select max(installed_rank) from flyway_schema_history)";
    execute("update flyway_schema_history set version = '9' || version" + newest);

    assertThatThrownBy(() -> Store.open(home))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching(
            "the database has schema 9\\d+ and this program knows schemas up to \\d+; use the"
                + " program that wrote it, or a newer one, or put back a backup from before");
    execute("update flyway_schema_history set version = substr(version, 2)" + newest);
    store = Store.open(home);
  }

  @Test
  void a_missing_index_is_told_with_what_makes_it() throws SQLException {
    store.close();
    execute("drop index runs_experiment_started");

    assertThatThrownBy(() -> Store.open(home))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith(
            "make it again with: create index runs_experiment_started on runs (experiment, started);");
    execute("create index runs_experiment_started on runs (experiment, started)");
    store = Store.open(home);
  }

  @Test
  void a_closed_store_says_so() {
    Store other = Store.open(home);
    other.close();

    assertThatThrownBy(() -> other.experiments().create("x"))
        .hasMessage("the store is closed; open it again");
  }

  @Test
  void an_interrupt_neither_loses_nor_holds_up_a_write() {
    Thread.currentThread().interrupt();
    Experiment made = store.experiments().create("kept");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.experiments().find(made.id())).isEqualTo(made);
  }

  @Test
  void an_address_of_something_else_is_refused() {
    assertThatThrownBy(() -> Database.open("jdbc:h2:mem:x", "", "", clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }
}
