package dev.lathe.actions.work;

import dev.lathe.actions.Documents;
import dev.lathe.actions.Refused;
import dev.lathe.track.Store;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.StoreException.Reason;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.JobDesk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Takes a job and has it done in a process of its own.
///
/// That process writes a line for each thing it has to say, and ends when this one does: what it
/// reads from ends then. A job that is cancelled has its process ended.
///
/// @param store whose jobs
/// @param process how a job's process is started
public record JobWorker(Store store, JobProcess process) {
  private static final long BEAT_MILLIS = 500;
  private static final long LOOK_MILLIS = 2_000;

  /// Who hears of what becomes of jobs.
  ///
  /// @param ended how each ended
  /// @param trouble a sentence when the store cannot be reached; it is tried again and again
  public record Ears(Consumer<Job> ended, Consumer<String> trouble) {}

  /// Takes jobs, this many at a time, until this thread is interrupted. All the while it looks
  /// after the store, so that the jobs of a worker that was killed are taken by one that lives.
  /// While the store cannot be reached, what is being done goes on, and nothing more is taken.
  ///
  /// @param once whether to return as soon as none is due
  /// @throws StoreException when the store fails, and it is not one that may be reached again later
  public void run(int places, boolean once, Ears ears) {
    store.lookAfter();
    store.desk().open(places);
    Thread looking = Thread.ofVirtual().start(this::lookAfter);
    var threads = new ArrayList<Thread>();
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    try {
      for (int i = 0; i < places; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    take(places, once, ears);
                  } catch (RuntimeException e) {
                    failures.add(e);
                  }
                }));
      }
      for (Thread thread : threads) thread.join();
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    } finally {
      looking.interrupt();
    }
    if (!failures.isEmpty()) throw failures.remove();
    store.desk().open(0);
  }

  private void lookAfter() {
    while (true) {
      try {
        Thread.sleep(LOOK_MILLIS);
        store.lookAfter();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException _) {
        // whoever takes jobs meets it too, and tells of it
      }
    }
  }

  private void take(int places, boolean once, Ears ears) {
    boolean cutOff = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (cutOff) store.desk().open(places); // others may have thought that this process ended
        cutOff = false;
        Optional<Job> done = next();
        done.ifPresent(ears.ended());
        if (done.isPresent()) continue;
        if (once) return;
      } catch (StoreException e) {
        if (once || e.reason() != Reason.UNAVAILABLE) throw e;
        if (!cutOff) ears.trouble().accept(String.valueOf(e.getMessage()));
        cutOff = true;
      }
      if (!rests()) return;
    }
  }

  private static boolean rests() {
    try {
      Thread.sleep(BEAT_MILLIS);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Does the job that is next.
  ///
  /// @return how it stands afterwards; empty when none was due
  public Optional<Job> next() {
    return store.desk().take().map(this::work);
  }

  private Job work(Job job) {
    Process child;
    try {
      child = process.builder(job.id()).start();
    } catch (IOException e) {
      String reason = "its process could not be started: " + e.getMessage();
      return kept(job, () -> store.desk().retry(job, reason));
    }
    try {
      return watch(job, child);
    } finally {
      child.destroyForcibly();
    }
  }

  private Job watch(Job job, Process child) {
    var said = new AtomicReference<Map<String, Object>>(Map.of());
    var cancelled = new AtomicReference<>(false);
    Thread reader = Thread.ofVirtual().start(() -> hear(job, child, said, cancelled));
    while (!ended(child)) {
      if (!goesOn(job) || cancelled.get()) {
        child.destroyForcibly();
        cancelled.set(true);
      }
    }
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return kept(job, () -> over(job, child, said.get(), cancelled.get()));
  }

  /// Whether a job is to go on: not when it was cancelled, or given to others because this process
  /// could not be seen from the database. While that cannot be reached, it goes on.
  private boolean goesOn(Job job) {
    try {
      return store.desk().heartbeat(job);
    } catch (StoreException e) {
      if (e.reason() == Reason.UNAVAILABLE) return true;
      if (e.reason() == Reason.STATE) return false;
      throw e;
    }
  }

  /// Says how a job ended, as soon as there is a database that hears it.
  private Job kept(Job job, Supplier<Job> over) {
    while (true) {
      try {
        return over.get();
      } catch (StoreException e) {
        if (e.reason() == Reason.STATE) return store.jobs().find(job.id()); // it is others' now
        if (e.reason() != Reason.UNAVAILABLE || !rests()) throw e;
      }
    }
  }

  private static boolean ended(Process child) {
    try {
      return child.waitFor(BEAT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      child.destroyForcibly();
      return true;
    }
  }

  private void hear(
      Job job,
      Process child,
      AtomicReference<Map<String, Object>> said,
      AtomicReference<Boolean> cancelled) {
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, Object> word = Documents.read(line);
        if (!(word.get("doing") instanceof String doing)) {
          said.set(word);
        } else if (word.get("done") instanceof Number done) {
          progress(job, doing, done.doubleValue(), cancelled);
        }
      }
    } catch (IOException | Refused _) {
      // it was ended in the middle of a line; how it ended tells the rest
    }
  }

  private void progress(Job job, String doing, double done, AtomicReference<Boolean> cancelled) {
    try {
      if (!store.desk().progress(job, doing, done)) cancelled.set(true);
    } catch (StoreException _) {
      // the next heartbeat tells whether it matters
    }
  }

  private Job over(Job job, Process child, Map<String, Object> said, boolean cancelled) {
    JobDesk desk = store.desk();
    if (said.get("result") instanceof String result) return desk.done(job, result);
    if (cancelled) return desk.cancelled(job);
    if (said.get("failed") instanceof String reason) return desk.failed(job, reason);
    if (said.get("unavailable") instanceof String reason) return desk.retry(job, reason);
    int code = child.isAlive() ? -1 : child.exitValue();
    if (code == JobProcess.OUT_OF_MEMORY) {
      return desk.failed(
          job,
          "it ran out of memory: a job may take %s MB here; give jobs more, or learn from fewer rows"
              .formatted(process.share().megabytes()));
    }
    return desk.retry(job, "its process ended with %s and without a word".formatted(code));
  }
}
