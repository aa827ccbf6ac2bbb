package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.Job.Status;
import dev.lathe.track.job.JobEvent;
import dev.lathe.track.job.NewJob;
import dev.lathe.track.job.NewJob.Terms;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// Work in the queue is done once, by whoever is there, and outlives whoever does it.
abstract class JobsContract extends StoreSuite {
  private Job add(String action, Terms terms) {
    return store.jobs().add(new NewJob("default", "ann", action, "{}", terms));
  }

  private Job add(String action) {
    return add(action, Terms.PLAIN);
  }

  private Job take() {
    return store.desk().take().orElseThrow();
  }

  private String waits(Job job) {
    return store.jobs().waits(job.id());
  }

  @Test
  void a_job_is_queued_taken_and_done_and_tells_its_story() {
    Job added = add("train");

    Job taken = take();
    store.desk().progress(taken, "fold 1", 0.2);
    Job done = store.desk().done(taken, "{\"run\": \"x\"}");

    assertThat(taken.id()).isEqualTo(added.id());
    assertThat(taken.attempt().number()).isEqualTo(1);
    assertThat(done.state().status()).isEqualTo(Status.DONE);
    assertThat(done.state().result()).isEqualTo("{\"run\": \"x\"}");
    assertThat(done.times().ended()).isPresent();
    assertThat(store.jobs().events(added.id(), 0, 10))
        .extracting(JobEvent::kind)
        .containsExactly("queued", "started", "progress", "done");
    assertThat(store.jobs().events(added.id(), 2, 10).getFirst().done()).isEqualTo(0.2);
    assertThat(store.desk().take()).isEmpty();
    reopen();
    assertThat(store.jobs().find(added.id())).isEqualTo(done);
  }

  @Test
  void the_highest_priority_goes_first_and_of_these_the_oldest() {
    Job plain = add("a");
    Job later = add("b");
    Job urgent = add("c", new Terms(5, 1));
    Job whenever = add("d", new Terms(-5, 1));

    assertThat(take().id()).isEqualTo(urgent.id());
    assertThat(take().id()).isEqualTo(plain.id());
    assertThat(take().id()).isEqualTo(later.id());
    assertThat(take().id()).isEqualTo(whenever.id());
  }

  @Test
  void every_waiting_job_says_why() {
    Job first = add("a", new Terms(0, 2));
    Job second = add("b");
    Job third = add("c");

    assertThat(waits(first)).isEqualTo("no process takes jobs");
    store.desk().open(1);
    assertThat(waits(first)).isEqualTo("it is next; 0 of 1 places are taken");
    assertThat(waits(third)).isEqualTo("2 other jobs are before it; 0 of 1 places are taken");
    Job taken = take();
    assertThat(waits(second)).isEqualTo("it is next; all 1 places are taken");
    assertThat(waits(third)).startsWith("1 other job is before it; all 1 places");
    assertThat(waits(taken)).isEmpty();
    store.desk().retry(taken, "the disk was full");
    assertThat(waits(first))
        .isEqualTo(
            "it is tried again at %s; attempt 1 of 2 ended: the disk was full"
                .formatted(clock.instant().plusSeconds(10)));
    store.desk().open(0);
    assertThat(waits(second)).isEqualTo("no process takes jobs");
  }

  @Test
  void what_fails_is_tried_again_after_a_pause_that_grows_and_then_has_failed() {
    Job job = add("a", new Terms(0, 3));

    store.desk().retry(take(), "first");
    assertThat(store.desk().take()).isEmpty();
    clock.move(Duration.ofSeconds(10));
    store.desk().retry(take(), "second");
    clock.move(Duration.ofSeconds(19));
    assertThat(store.desk().take()).isEmpty();
    clock.move(Duration.ofSeconds(1));
    Job third = take();
    assertThat(third.attempt().number()).isEqualTo(3);
    store.desk().retry(third, "third");

    Job failed = store.jobs().find(job.id());
    assertThat(failed.state().status()).isEqualTo(Status.FAILED);
    assertThat(failed.state().reason()).isEqualTo("third");
  }

  @Test
  void a_clock_that_is_put_back_holds_nothing_up() {
    add("a");
    store.desk().retry(take(), "first");

    clock.move(Duration.ofDays(-400));

    assertThat(store.desk().take()).isPresent();
  }

  @Test
  void a_clock_that_jumps_ahead_makes_nobody_seem_dead() {
    add("a");
    Job taken = take();

    clock.move(Duration.ofDays(400));

    try (Store other = Store.open(home)) {
      assertThat(other.desk().take()).isEmpty();
    }
    assertThat(store.desk().heartbeat(taken)).isTrue();
  }

  @Test
  void what_would_fail_again_is_not_tried_again() {
    add("a");
    Job failed = store.desk().failed(take(), "there is no column 'z'");

    assertThat(failed.state().status()).isEqualTo(Status.FAILED);
    assertThat(store.desk().take()).isEmpty();
  }

  @Test
  void a_waiting_job_is_cancelled_at_once_and_a_running_one_when_it_notices() {
    Job waiting = add("a", new Terms(-1, 1));
    add("b");
    Job running = take();

    Job cancelled = store.jobs().cancel(waiting.id(), "not needed");
    Job told = store.jobs().cancel(running.id(), "wrong data");

    assertThat(cancelled.state().status()).isEqualTo(Status.CANCELLED);
    assertThat(told.state().cancelling()).isTrue();
    assertThat(told.state().status()).isEqualTo(Status.RUNNING);
    assertThat(store.desk().heartbeat(running)).isFalse();
    assertThat(store.desk().progress(running, "x", 0.1)).isFalse();
    Job stopped = store.desk().cancelled(running);
    assertThat(stopped.state().status()).isEqualTo(Status.CANCELLED);
    assertThat(stopped.state().reason()).isEqualTo("wrong data");
    assertThat(store.jobs().cancel(waiting.id(), "again")).isEqualTo(cancelled);
    add("c");
    Job done = store.desk().done(take(), "{}");
    assertThatThrownBy(() -> store.jobs().cancel(done.id(), "x"))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("is over (done); there is nothing to stop");
  }

  @Test
  void a_running_job_that_is_to_stop_is_not_tried_again() {
    add("a");
    Job running = take();
    store.jobs().cancel(running.id(), "wrong data");

    assertThat(store.desk().retry(running, "killed").state().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void who_lost_a_job_cannot_end_it() {
    add("a", new Terms(0, 5));
    Job first = take();
    store.desk().retry(first, "lost");
    clock.move(Duration.ofMinutes(1));
    take();

    assertThatThrownBy(() -> store.desk().done(first, "{}"))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("is not done by this process any more; leave it");
    try (Store other = Store.open(home)) {
      Job second = store.jobs().find(first.id());
      assertThatThrownBy(() -> other.desk().done(second, "{}"))
          .hasMessageContaining("not done by this process");
    }
  }

  /// Does to the tables what a commit does whose answer is lost.
  private void takenUnheard(Job job, String owner) throws SQLException {
    try (var beside = HomeTables.connection(home);
        var statement = beside.createStatement()) {
      statement.execute(
          "update jobs set state = 'RUNNING', attempt = attempt + 1, owner = '%s' where id = '%s'"
              .formatted(owner, job.id()));
    }
  }

  @Test
  void a_job_that_was_taken_without_anybody_hearing_of_it_waits_again() throws SQLException {
    Job done = add("a");
    Job other = take();
    String me = other.attempt().owner().orElseThrow();
    Job unheard = add("b", new Terms(0, 1));
    takenUnheard(unheard, me);
    assertThat(store.jobs().find(unheard.id()).state().status()).isEqualTo(Status.RUNNING);

    store.lookAfter();

    Job back = store.jobs().find(unheard.id());
    assertThat(back.state().status()).isEqualTo(Status.WAITING);
    assertThat(back.state().reason()).endsWith("was taken, so nobody began it");
    assertThat(store.jobs().find(done.id()).attempt().owner()).contains(me);
    assertThat(store.desk().heartbeat(other)).isTrue();
    Job again = take(); // at once, and its only attempt was not lost
    assertThat(again.id()).isEqualTo(unheard.id());
    assertThat(again.attempt().number()).isEqualTo(1);
    store.lookAfter();
    assertThat(store.desk().done(again, "{}").state().status()).isEqualTo(Status.DONE);
  }

  @Test
  void a_job_that_was_taken_unheard_and_is_to_stop_is_cancelled() throws SQLException {
    add("a");
    String me = take().attempt().owner().orElseThrow();
    Job unheard = add("b");
    takenUnheard(unheard, me);
    store.jobs().cancel(unheard.id(), "wrong data");

    store.lookAfter();

    assertThat(store.jobs().find(unheard.id()).state().status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void a_store_that_closes_gives_its_jobs_back() {
    Job job = add("a");
    take();
    store.desk().open(2);

    reopen();

    Job back = store.jobs().find(job.id());
    assertThat(back.state().status()).isEqualTo(Status.WAITING);
    assertThat(back.state().reason()).isEqualTo("the store was closed while it was done");
    clock.move(Duration.ofMinutes(1));
    assertThat(waits(back)).isEqualTo("no process takes jobs");
    assertThat(take().attempt().number()).isEqualTo(2);
  }

  @Test
  void several_processes_share_the_queue_and_each_job_is_done_once() throws InterruptedException {
    int jobs = 40;
    for (int i = 0; i < jobs; i++) add("a" + i, new Terms(0, 1));
    var done = new ConcurrentLinkedQueue<String>();
    Thread[] threads = new Thread[3];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(() -> {
                try (Store other = Store.open(home)) {
                  for (var job = other.desk().take(); job.isPresent(); job = other.desk().take()) {
                    done.add(job.get().id());
                    other.desk().done(job.get(), "{}");
                  }
                }
              });
    }
    for (Thread thread : threads) thread.join();
    // one that passed over rows others had just locked may have left before the last was there
    for (var job = store.desk().take(); job.isPresent(); job = store.desk().take()) {
      done.add(job.get().id());
      store.desk().done(job.get(), "{}");
    }

    assertThat(done).hasSize(jobs);
    assertThat(new HashSet<>(done)).hasSize(jobs);
    assertThat(store.jobs().list(Optional.empty(), Optional.of(Status.DONE), 100)).hasSize(jobs);
  }

  @Test
  void lists_are_by_project_and_state() {
    store.jobs().add(new NewJob("fraud", "ann", "a", "{}", Terms.PLAIN));
    Job mine = add("b");

    assertThat(store.jobs().list(Optional.of("default"), Optional.empty(), 10))
        .extracting(Job::id)
        .containsExactly(mine.id());
    assertThat(store.jobs().list(Optional.empty(), Optional.of(Status.RUNNING), 10)).isEmpty();
    assertThat(store.jobs().list(Optional.empty(), Optional.empty(), 10)).hasSize(2);
  }

  @Test
  void what_cannot_be_kept_is_refused() {
    for (String name : HOSTILE) {
      assertThatIllegalArgumentException().isThrownBy(() -> add(name));
    }
    for (String id : Set.of("' or '1'='1", "../x", "a".repeat(10_000))) {
      assertThatThrownBy(() -> store.jobs().find(id)).isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> store.jobs().cancel(id, "x")).isInstanceOf(StoreException.class);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Terms(101, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Terms(0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NewJob("default", "ann", "a", "x".repeat(100_001), Terms.PLAIN));
    add("a");
    Job taken = take();
    store.desk().progress(taken, "nul \u0000 and " + "long".repeat(10_000), 0.5);
    assertThat(store.jobs().find(taken.id()).attempt().doing()).hasSize(4_000).endsWith("…");
  }
}
