package dev.lathe.learn.tree;

import dev.lathe.math.Workers;
import java.util.function.IntConsumer;

/// Those who run numbered tasks: one thread, a pool of threads, or threads with nothing better to
/// do.
interface Team {
  /// The calling thread.
  Team ALONE = of(Workers.of(1));

  /// How many tasks run at a time, at most.
  int threads();

  /// Runs `body` once for each task number from 0 to `tasks - 1`, and returns when all have ended.
  void forEach(int tasks, IntConsumer body);

  /// A pool of threads.
  static Team of(Workers workers) {
    return new Team() {
      @Override
      public int threads() {
        return workers.threads();
      }

      @Override
      public void forEach(int tasks, IntConsumer body) {
        workers.forEach(tasks, body);
      }
    };
  }
}
