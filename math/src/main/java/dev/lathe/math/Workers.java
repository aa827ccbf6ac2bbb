package dev.lathe.math;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one thread pool: runs numbered tasks, the calling thread among those that work.
///
/// Which thread runs which task is left open, so a task's result may depend on its number and on
/// nothing else; whoever adds results up does so in the order of the numbers. That is what keeps
/// models the same on any number of threads.
///
/// ```java
/// double[] squares = new double[1000];
/// Workers.current().forEach(squares.length, task -> squares[task] = (double) task * task);
/// ```
///
/// **Nesting.** Inside a task, [#forEach] runs its tasks one after another on the same thread.
///
/// **Stopping.** Interrupting the thread that called drops the tasks not yet begun; the call then
/// ends with a [CancellationException] and the thread's interrupt flag still set. A long task asks
/// [#stopIfInterrupted] now and then to end sooner.
///
/// **Cost.** Some ten microseconds for a call that wakes other threads, less where calls follow
/// each other closely: a thread that ran out of work looks out for more a little while before it
/// sleeps.
public final class Workers implements AutoCloseable {
  private static final ScopedValue<Workers> CURRENT = ScopedValue.newInstance();
  private static final ScopedValue<Job> JOB = ScopedValue.newInstance();
  private static final long IDLE_SECONDS = 10;

  private final int threads;
  private final boolean shared;
  private final ThreadPoolExecutor others;

  private Workers(int threads, boolean shared) {
    this.threads = threads;
    this.shared = shared;
    int size = Math.max(1, threads - 1);
    others =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new Waiting(),
            Thread.ofPlatform().daemon().name("lathe-worker-", 1).factory());
    others.allowCoreThreadTimeOut(true);
  }

  /// The workers bound to this thread by [#call], or else a shared pool with one thread for each
  /// processor.
  public static Workers current() {
    return CURRENT.isBound() ? CURRENT.get() : Shared.WORKERS;
  }

  /// New workers.
  ///
  /// @param threads how many tasks run at a time, the caller's included, 1 or more
  public static Workers of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, got " + threads);
    }
    return new Workers(threads, false);
  }

  /// Ends the enclosing work with a [CancellationException] if it has been interrupted; to be asked
  /// by long tasks between steps, on whichever thread they run.
  public static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted() || (JOB.isBound() && JOB.get().interrupted)) {
      throw interruption();
    }
  }

  /// How many tasks run at a time.
  public int threads() {
    return threads;
  }

  /// Runs the body on this thread with these workers as [#current].
  public <T> T call(Supplier<T> body) {
    return ScopedValue.where(CURRENT, this).call(body::get);
  }

  /// Runs `body` once for each task number from 0 to `tasks - 1`, and returns when all have ended.
  ///
  /// Numbers are handed out in ascending order, each to the first thread that is free. After a task
  /// fails no further ones begin; of several failures the one of the lowest number is thrown.
  ///
  /// @throws CancellationException when the calling thread is interrupted
  public void forEach(int tasks, IntConsumer body) {
    if (tasks <= 1 || threads == 1 || JOB.isBound()) {
      for (int task = 0; task < tasks; task++) {
        stopIfInterrupted();
        body.accept(task);
      }
      return;
    }
    var job = new Job(tasks, body);
    Runnable work = () -> ScopedValue.where(CURRENT, this).where(JOB, job).run(job::work);
    try {
      for (int thread = 1; thread < Math.min(threads, tasks); thread++) {
        others.execute(work);
      }
    } catch (RejectedExecutionException closed) {
      throw new IllegalStateException("these workers are closed; make new ones", closed);
    }
    work.run();
    while (others.remove(work)) {
      // Threads busy with other callers have not come to it, and need not keep it from then on.
    }
    job.finish();
  }

  /// The results of all tasks, in the order of their numbers; otherwise as [#forEach].
  public <T> List<T> map(int tasks, IntFunction<T> body) {
    var results = new ArrayList<Optional<T>>(Collections.nCopies(tasks, Optional.empty()));
    forEach(tasks, task -> results.set(task, Optional.of(body.apply(task))));
    return results.stream().map(Optional::orElseThrow).toList();
  }

  /// Lets the threads go once they have nothing left to do. The shared pool stays open.
  @Override
  public void close() {
    if (!shared) others.shutdown();
  }

  private static CancellationException interruption() {
    return new CancellationException("interrupted");
  }

  /// The queue of threads without work: they look out for some time before they sleep, as being
  /// woken takes longer than many a call.
  private static final class Waiting extends LinkedBlockingQueue<Runnable> {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Runnable poll(long timeout, TimeUnit unit) throws InterruptedException {
      var lookout = new Lookout();
      do {
        Runnable work = poll();
        if (work != null) return work;
      } while (lookout.goesOn());
      return super.poll(timeout, unit);
    }
  }

  private static final class Shared {
    static final Workers WORKERS = new Workers(Runtime.getRuntime().availableProcessors(), true);
  }

  /*
   * One call of forEach. A thread enters, takes numbers until there are none, and leaves. The caller
   * runs out of numbers too, and from then on nobody may enter; it waits only for those inside, so a
   * pool busy with other callers' tasks holds it up no longer than its own tasks take. Numbers below
   * a failed one have all been handed out before it and run to their end, which makes the lowest
   * failure the same on every run.
   */
  private static final class Job {
    private final int tasks;
    private final IntConsumer body;
    private int next;
    private volatile int inside;
    private boolean over;
    private int failedTask = Integer.MAX_VALUE;
    private @Nullable Throwable failure;
    private volatile boolean interrupted;
    private final Thread caller = Thread.currentThread();

    Job(int tasks, IntConsumer body) {
      this.tasks = tasks;
      this.body = body;
    }

    void work() {
      if (!enter()) return;
      try {
        for (int task = take(); task < tasks; task = take()) {
          try {
            body.accept(task);
          } catch (Throwable thrown) {
            fail(task, thrown);
          }
        }
      } finally {
        leave();
      }
    }

    private synchronized boolean enter() {
      if (!over) inside++;
      return !over;
    }

    private synchronized void leave() {
      inside--;
      notifyAll();
    }

    private synchronized int take() {
      if (caller.isInterrupted()) interrupted = true;
      return over || interrupted ? tasks : next++;
    }

    private synchronized void fail(int task, Throwable thrown) {
      over = true;
      if (task < failedTask) {
        failedTask = task;
        failure = thrown;
      }
    }

    void finish() {
      var lookout = new Lookout();
      while (inside > 0 && lookout.goesOn()) {
        // those inside are at their last tasks
      }
      end();
    }

    private synchronized void end() {
      over = true;
      while (inside > 0) {
        try {
          wait();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
      if (interrupted) {
        caller.interrupt();
        throw interruption();
      }
      if (failure != null) Workers.<RuntimeException>rethrow(failure);
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void rethrow(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
