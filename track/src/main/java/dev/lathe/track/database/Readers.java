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

  /// Reads everything as it is at one moment. Where the connection turns out to be gone, it is read
  /// again over a new one.
  <T> T read(Work<T> work) throws SQLException {
    places.acquireUninterruptibly();
    try {
      Session session = idle.pollFirst();
      if (session == null) return read(link.reading(), work);
      try {
        return read(session, work);
      } catch (SQLException e) {
        if (!Failures.lost(e)) throw e;
        letGo(); // the others will be gone too
        return read(link.reading(), work);
      }
    } finally {
      places.release();
    }
  }

  private <T> T read(Session session, Work<T> work) throws SQLException {
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
      else close(session);
    }
  }

  @Override
  public void close() {
    closed = true;
    letGo();
  }

  private void letGo() {
    for (Session session = idle.poll(); session != null; session = idle.poll()) close(session);
  }

  private static void close(Session session) {
    try {
      session.close();
    } catch (SQLException _) {
      // it was only read from
    }
  }
}
