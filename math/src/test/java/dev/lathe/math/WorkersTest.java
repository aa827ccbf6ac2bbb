package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void every_task_runs_exactly_once(int threads) {
    try (var workers = Workers.of(threads)) {
      var runs = new AtomicIntegerArray(1000);

      workers.forEach(runs.length(), runs::incrementAndGet);

      assertThat(IntStream.range(0, runs.length()).map(runs::get)).containsOnly(1);
    }
  }

  @Test
  void results_come_in_the_order_of_the_tasks() {
    try (var workers = Workers.of(3)) {
      List<Integer> squares = workers.map(100, task -> task * task);

      assertThat(squares).isEqualTo(IntStream.range(0, 100).map(i -> i * i).boxed().toList());
    }
  }

  @Test
  void tasks_meet_when_there_is_a_thread_for_each() {
    try (var workers = Workers.of(4)) {
      var meeting = new CountDownLatch(4);

      workers.forEach(4, _ -> meet(meeting));

      assertThat(meeting.getCount()).isZero();
    }
  }

  @Test
  void the_failure_of_the_lowest_number_is_thrown() {
    try (var workers = Workers.of(4)) {
      for (int round = 0; round < 50; round++) {
        assertThatThrownBy(() -> workers.forEach(100, WorkersTest::failFrom20))
            .hasMessage("task 20");
      }
    }
  }

  private static void failFrom20(int task) {
    if (task >= 20) throw new IllegalStateException("task " + task);
  }

  @Test
  void bound_workers_are_current_in_their_tasks_and_nested_tasks_stay_on_one_thread() {
    Set<Workers> seen = Collections.synchronizedSet(new HashSet<>());
    Set<Boolean> stayed = Collections.synchronizedSet(new HashSet<>());
    try (var workers = Workers.of(3)) {

      workers.call(() -> Workers.current().map(30, _ -> nest(seen, stayed)));

      assertThat(seen).containsExactly(workers);
    }
    assertThat(stayed).containsExactly(true);
    assertThat(Workers.current().threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static boolean nest(Set<Workers> seen, Set<Boolean> stayed) {
    var outer = Thread.currentThread();
    Workers.current().forEach(5, _ -> stayed.add(outer.equals(Thread.currentThread())));
    return seen.add(Workers.current());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void an_interrupt_drops_the_remaining_tasks_and_keeps_the_flag(int threads) {
    try (var workers = Workers.of(threads)) {
      var begun = new AtomicInteger();
      var caller = Thread.currentThread();

      assertThatThrownBy(() ->
              workers.forEach(
                  100_000,
                  task -> {
                    begun.incrementAndGet();
                    if (task == 10) caller.interrupt();
                  }))
          .isInstanceOf(CancellationException.class);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(begun.get()).isLessThan(100_000);
    }
  }

  @Test
  void a_long_task_on_another_thread_hears_of_the_interrupt() {
    try (var workers = Workers.of(2)) {
      var caller = Thread.currentThread();
      var meeting = new CountDownLatch(2);

      assertThatThrownBy(() ->
              workers.forEach(
                  2,
                  _ -> {
                    meet(meeting);
                    if (Thread.currentThread().equals(caller)) caller.interrupt();
                    else runUntilStopped();
                  }))
          .isInstanceOf(CancellationException.class);

      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void no_threads_and_closed_workers_are_refused() {
    var closed = Workers.of(2);
    closed.close();

    assertThatThrownBy(() -> Workers.of(0)).hasMessage("threads must be 1 or more, got 0");
    assertThatThrownBy(() -> closed.forEach(2, _ -> {})).hasMessageContaining("closed");
  }

  private static void meet(CountDownLatch meeting) {
    meeting.countDown();
    try {
      meeting.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void runUntilStopped() {
    while (true) {
      Workers.stopIfInterrupted();
      Thread.onSpinWait();
    }
  }
}
