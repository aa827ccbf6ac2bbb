package dev.lathe.learn.tree;

import dev.lathe.math.Lookout;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Threads at work on tasks of their own, of which those without any take tasks of another's that
/// can be cut: nobody has to be called, so a few microseconds of work are worth cutting.
///
/// A thread without work asks [#help] again and again. There is one job to share at a time; who
/// finds another's there does its own alone.
final class Crew implements Team {
  private final int threads;
  private final AtomicReference<@Nullable Job> shared = new AtomicReference<>();

  Crew(int threads) {
    this.threads = threads;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void forEach(int tasks, IntConsumer body) {
    var job = new Job(tasks, body);
    if (tasks < 2 || !shared.compareAndSet(null, job)) {
      for (int task = 0; task < tasks; task++) body.accept(task);
      return;
    }
    job.work();
    shared.set(null);
    job.finish();
  }

  /// Whether a job is there to help with.
  boolean busy() {
    return shared.get() != null;
  }

  /// Does tasks of another thread's job, if there are any left.
  void help() {
    Job job = shared.get();
    if (job != null) job.work();
  }

  private static final class Job {
    private final int tasks;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile @Nullable Throwable failure;

    Job(int tasks, IntConsumer body) {
      this.tasks = tasks;
      this.body = body;
    }

    void work() {
      for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
        try {
          if (failure == null) body.accept(task);
        } catch (Throwable thrown) {
          failure = thrown;
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void finish() {
      var lookout = new Lookout();
      while (done.get() < tasks) lookout.goesOn();
      if (failure instanceof Error error) throw error;
      if (failure instanceof RuntimeException exception) throw exception;
    }
  }
}
