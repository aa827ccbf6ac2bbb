package dev.lathe.track.database;

import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// Connections that read, each lent to one reader at a time.
final class Readers implements AutoCloseable {
  private final Link link;
  private final Semaphore places;
  private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Readers(Link link, int places) {
    this.link = link;
    this.places = new Semaphore(places);
  }

  /// Reads everything as it is at one moment.
  <T> T read(Work<T> work) throws SQLException {
    places.acquireUninterruptibly();
    try {
      Session session = idle.pollFirst();
      if (session == null) session = link.reading();
      boolean sound = false;
      try {
        session.begin();
        T result = work.run(session);
        session.rollback(); // ends the moment; there is nothing to keep
        sound = true;
        return result;
      } catch (RuntimeException e) {
        session.rollback();
        sound = true;
        throw e;
      } finally {
        if (sound && !closed) idle.addFirst(session);
        else session.close();
      }
    } finally {
      places.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      try {
        session.close();
      } catch (SQLException _) {
        // it was only read from
      }
    }
  }
}
