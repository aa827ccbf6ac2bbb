package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.math.Workers;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CrewTest {
  @Test
  void every_task_runs_once_whoever_helps() {
    var crew = new Crew(3);
    var over = new AtomicBoolean();
    var runs = new AtomicIntegerArray(200);

    try (var workers = Workers.of(3)) {
      workers.forEach(
          3,
          thread -> {
            if (thread > 0) {
              while (!over.get()) crew.help();
              return;
            }
            for (int job = 0; job < 500; job++) crew.forEach(200, runs::incrementAndGet);
            over.set(true);
          });
    }

    for (int task = 0; task < 200; task++) assertThat(runs.get(task)).isEqualTo(500);
  }

  @Test
  void a_job_inside_a_job_is_done_alone() {
    var crew = new Crew(2);
    var runs = new AtomicIntegerArray(12);

    crew.forEach(3, outer -> crew.forEach(4, inner -> runs.incrementAndGet(4 * outer + inner)));

    for (int task = 0; task < 12; task++) assertThat(runs.get(task)).isOne();
    assertThat(crew.busy()).isFalse();
  }

  @Test
  void what_a_task_throws_reaches_the_owner_and_the_crew_stays_of_use() {
    var crew = new Crew(2);

    assertThatThrownBy(() ->
            crew.forEach(
                5,
                task -> {
                  if (task == 3) throw new OutOfMemoryError("too large");
                }))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("too large");

    var runs = new AtomicIntegerArray(5);
    crew.forEach(5, runs::incrementAndGet);
    for (int task = 0; task < 5; task++) assertThat(runs.get(task)).isOne();
  }
}
