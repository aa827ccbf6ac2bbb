package dev.lathe.track.database;

import dev.lathe.track.database.Link.Fate;
import dev.lathe.track.database.StoreException.Reason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one thread of a process that writes.
///
/// It takes all the work that waits, does it in one transaction, commits, and tells everyone that
/// it is kept; meanwhile the next work gathers. So a write that comes alone is committed at once,
/// and the more there are, the more share a commit. Each piece stands behind a savepoint: one that
/// fails takes back what it did and nothing else.
final class Writer implements AutoCloseable {
  private static final int LARGEST_GROUP = 1000;
  private static final int WAITING = 20_000;
  private static final int ATTEMPTS = 5;
  private static final int ANSWER_SECONDS = 5;
  private static final long LOOK_SECONDS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 200;

  private final Link link;
  private final Work<?> arrival;
  private final BlockingQueue<Piece<?>> waiting = new LinkedBlockingQueue<>(WAITING);
  private final Thread thread;

  /// Stands in the queue for the end, so that a writer which waits for work hears of it.
  private final Piece<?> stop;

  private volatile boolean closed;
  private @Nullable Session session;

  /// What was handed in by this thread itself between two transactions, while it told of the one.
  private final Deque<Piece<?>> own = new ArrayDeque<>();

  private boolean open;

  /// The mark of a transaction whose commit was sent and is not answered yet.
  private Optional<Long> sent = Optional.empty();

  private volatile boolean arrived;

  /// @param arrival done in a transaction of its own whenever a connection was opened
  Writer(Link link, Work<?> arrival) {
    this.link = link;
    this.arrival = arrival;
    stop = new Piece<>(_ -> "", link.failures());
    thread = Thread.ofPlatform().daemon().name("lathe-store-writer").start(this::write);
  }

  /// Hands in work; what comes back is done once the work is kept, or has failed.
  <T> CompletableFuture<T> submit(Work<T> work) {
    if (mine()) return joined(work);
    var piece = new Piece<>(work, link.failures());
    if (Thread.currentThread().equals(thread)) {
      own.add(piece);
      return piece.kept;
    }
    boolean interrupted = false;
    while (true) {
      try {
        waiting.put(piece);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    if (closed && waiting.remove(piece)) piece.fail(closing());
    return piece.kept;
  }

  /// Whether this thread is the writer and a transaction is open.
  boolean mine() {
    return Thread.currentThread().equals(thread) && open;
  }

  /// Whether this thread would wait for what it has to do itself.
  boolean waitsForItself(CompletableFuture<?> kept) {
    return Thread.currentThread().equals(thread) && !kept.isDone();
  }

  /// The transaction's session; only for the writer itself.
  Session current() {
    if (session == null) throw new IllegalStateException("no transaction is open");
    return session;
  }

  private <T> CompletableFuture<T> joined(Work<T> work) {
    var piece = new Piece<>(work, link.failures());
    try {
      piece.attempt(current(), true);
      piece.acknowledge();
    } catch (SQLException e) {
      piece.fail(link.failures().of(e));
    }
    return piece.kept;
  }

  private void write() {
    var group = new ArrayList<Piece<?>>();
    while (!closed || !waiting.isEmpty() || !own.isEmpty()) {
      try {
        if (own.isEmpty()) group.add(next());
      } catch (InterruptedException _) {
        continue; // some work left this behind
      }
      group.addAll(own);
      own.clear();
      waiting.drainTo(group, LARGEST_GROUP);
      group.remove(stop);
      if (!group.isEmpty()) commit(group);
      group.clear();
    }
    abandon();
  }

  /// What comes next. While nothing does, the connection is looked after, as the lock by which
  /// others know that this process lives ends with it.
  private Piece<?> next() throws InterruptedException {
    if (!link.breaks()) return waiting.take();
    while (true) {
      Piece<?> next = waiting.poll(LOOK_SECONDS, TimeUnit.SECONDS);
      if (next != null) return next;
      if (arrived) lookAfter();
    }
  }

  private void lookAfter() {
    try {
      if (session != null && !session.answers(ANSWER_SECONDS)) abandon();
      session();
    } catch (SQLException | RuntimeException _) {
      abandon(); // whoever writes next is told
    }
  }

  private void commit(List<Piece<?>> group) {
    for (int attempt = 1; ; attempt++) {
      try {
        transact(group, attempt < ATTEMPTS);
        group.forEach(Piece::acknowledge);
        return;
      } catch (SQLException e) {
        boolean connected = session != null;
        boolean lost = Failures.lost(e);
        takeBack(lost);
        Fate fate = lost && sent.isPresent() ? fate(sent.get()) : Fate.LOST;
        if (fate == Fate.KEPT) {
          group.forEach(Piece::acknowledge);
          return;
        }
        boolean stale = lost && connected && attempt == 1; // it may have been gone for long
        boolean passing = Failures.passing(e) && attempt < ATTEMPTS;
        if (fate == Fate.LOST && (stale || passing)) continue;
        StoreException failure =
            fate == Fate.UNKNOWN ? link.failures().unknown(e) : link.failures().of(e);
        group.forEach(piece -> piece.fail(failure));
        return;
      } catch (RuntimeException | Error e) {
        takeBack(false);
        group.forEach(piece -> piece.fail(e));
        return;
      }
    }
  }

  private void transact(List<Piece<?>> group, boolean again) throws SQLException {
    sent = Optional.empty();
    Session current = session();
    current.begin();
    open = true;
    try {
      long mark = link.mark(current);
      for (Piece<?> piece : group) piece.attempt(current, again);
      current.finish();
      sent = Optional.of(mark);
      current.commit();
    } finally {
      open = false;
    }
  }

  /// What became of a commit that was not answered, asked over a new connection for as long as a
  /// server may take to start again.
  private Fate fate(long mark) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      try {
        Session asked = link.writing();
        try {
          asked.begin();
          Fate fate = link.fate(mark, asked);
          asked.rollback();
          return fate;
        } finally {
          take(asked);
        }
      } catch (SQLException | StoreException _) {
        pause();
      }
    } while (System.nanoTime() < end && !closed);
    return Fate.UNKNOWN;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException _) {
      // some work left this behind
    }
  }

  private Session session() throws SQLException {
    if (session == null) session = arrived(link.writing());
    return session;
  }

  /// Goes on with a connection that was opened to ask something, if it is sound.
  private void take(Session opened) {
    try {
      session = arrived(opened);
    } catch (SQLException | RuntimeException _) {
      session = null; // the next work opens another
    }
  }

  private Session arrived(Session opened) throws SQLException {
    try {
      opened.begin();
      arrival.run(opened);
      opened.commit();
      arrived = true;
      return opened;
    } catch (SQLException | RuntimeException e) {
      close(opened);
      throw e;
    }
  }

  /// Rolls back; a connection that cannot even do that is given up, and the next work opens
  /// another.
  private void takeBack(boolean lost) {
    try {
      if (session != null && !lost) session.rollback();
      if (session != null && (lost || !session.answers(ANSWER_SECONDS))) abandon();
    } catch (SQLException e) {
      abandon();
    }
  }

  private void abandon() {
    Session old = session;
    session = null;
    if (old != null) close(old);
  }

  private static void close(Session old) {
    try {
      old.close();
    } catch (SQLException _) {
      // it is of no use any more
    }
  }

  private static StoreException closing() {
    return new StoreException(Reason.UNAVAILABLE, "the store is closed; open it again");
  }

  /// Finishes what was handed in, then ends. Nothing is interrupted, as the work that is being done
  /// may wait for an answer: of a bucket, for one.
  @Override
  public void close() {
    closed = true;
    var _ = waiting.offer(stop); // where there is no room, it does not wait
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    for (Piece<?> late = waiting.poll(); late != null; late = waiting.poll()) late.fail(closing());
  }

  /// Work on its way: done within a transaction, then acknowledged with the commit.
  private static final class Piece<T> {
    private final Work<T> work;
    private final Failures failures;
    private final CompletableFuture<T> kept = new CompletableFuture<>();
    private Runnable outcome = () -> {};

    Piece(Work<T> work, Failures failures) {
      this.work = work;
      this.failures = failures;
    }

    /// Does the work, or takes back what it did.
    ///
    /// @param again whether all may be done again when something passing stands in the way
    /// @throws SQLException when the whole transaction is lost or is to be done again
    void attempt(Session session, boolean again) throws SQLException {
      session.run("savepoint piece");
      int lasts = session.lasts();
      try {
        T result = work.run(session);
        session.run("release savepoint piece");
        outcome = () -> kept.complete(result);
      } catch (SQLException e) {
        if (again && Failures.passing(e)) throw e;
        session.leaveOut(lasts);
        takeBack(session, e);
        outcome = () -> kept.completeExceptionally(failures.of(e));
      } catch (RuntimeException e) {
        // within a work that it joined, what was passing comes out as the sentence about it
        if (again && e.getCause() instanceof SQLException within && Failures.passing(within)) {
          throw within;
        }
        session.leaveOut(lasts);
        takeBack(session, e);
        outcome = () -> kept.completeExceptionally(e);
      }
    }

    private static void takeBack(Session session, Exception reason) throws SQLException {
      try {
        session.run("rollback to savepoint piece");
        session.run("release savepoint piece");
      } catch (SQLException e) {
        // The database has given up the transaction; why is what the first failure says.
        throw reason instanceof SQLException first ? first : e;
      }
    }

    void acknowledge() {
      outcome.run();
    }

    void fail(Throwable failure) {
      kept.completeExceptionally(failure);
    }
  }
}
