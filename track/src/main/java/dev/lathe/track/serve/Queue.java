package dev.lathe.track.serve;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Session;
import dev.lathe.track.serve.PredictionLog.Entry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Reply that wait for the writer. One write at a time is handed in; when the writer comes to it,
/// it takes all that wait, and as soon as it is kept the next is handed in.
final class Queue {
  private static final int WAITING = 100_000;
  private static final int LARGEST_WRITE = 5_000;

  /// What is done with answers.
  interface Write {
    /// Writes them in a transaction, perhaps more than once.
    void write(Session session, List<Entry> entries) throws SQLException;

    /// They are kept, or they are not.
    void over(List<Entry> entries, boolean kept);
  }

  private record Waiting(Entry entry, CompletableFuture<String> kept) {}

  private final Database database;
  private final Write write;
  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore places = new Semaphore(WAITING);
  private final AtomicBoolean handedIn = new AtomicBoolean();

  Queue(Database database, Write write) {
    this.database = database;
    this.write = write;
  }

  CompletableFuture<String> submit(Entry entry) {
    places.acquireUninterruptibly();
    var one = new Waiting(entry, new CompletableFuture<>());
    waiting.add(one);
    handIn();
    return one.kept();
  }

  private void handIn() {
    while (!waiting.isEmpty() && handedIn.compareAndSet(false, true)) {
      var taken = new ArrayList<Waiting>();
      CompletableFuture<Integer> done =
          database.submit(session -> {
            // The work may be done again: what it took before stays its own.
            while (taken.size() < LARGEST_WRITE) {
              Waiting next = waiting.poll();
              if (next == null) break;
              taken.add(next);
            }
            write.write(session, taken.stream().map(Waiting::entry).toList());
            return taken.size();
          });
      boolean waits = !done.isDone();
      var _ =
          done.whenComplete((_, failure) -> {
            over(taken, failure);
            if (waits) handIn();
          });
      if (waits) return;
    }
  }

  private void over(List<Waiting> taken, @Nullable Throwable failure) {
    handedIn.set(false);
    places.release(taken.size());
    write.over(taken.stream().map(Waiting::entry).toList(), failure == null);
    for (Waiting one : taken) {
      if (failure == null) one.kept().complete(one.entry().id());
      else one.kept().completeExceptionally(failure);
    }
    if (failure != null && taken.isEmpty()) refuse(failure);
  }

  /// Whoever waits for a write that could not even be begun is told so.
  private void refuse(Throwable failure) {
    for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
      places.release();
      one.kept().completeExceptionally(failure);
    }
  }
}
