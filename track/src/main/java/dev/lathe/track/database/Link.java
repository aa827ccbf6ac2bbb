package dev.lathe.track.database;

import java.sql.SQLException;
import java.util.Map;

/// The way to a database.
///
/// It also knows who is alive: an owner, which is a store that is open somewhere, holds a lock that
/// the machine takes from it when its process ends, however it ends.
sealed interface Link extends AutoCloseable permits FileLink, ServerLink {
  /// Which database is there.
  Dialect dialect();

  /// A new connection that writes, in transactions.
  Session writing() throws SQLException;

  /// A new connection that reads, each transaction as of one moment.
  Session reading() throws SQLException;

  /// Brings the tables up to date, with nobody else doing so at the same time.
  ///
  /// @param given values that the migrations name
  void migrate(Map<String, String> given) throws SQLException;

  /// The sentences for what fails here.
  Failures failures();

  /// Whether a connection may break while nobody uses it.
  boolean breaks();

  /// Marks a transaction that has just begun, so that [#fate] can tell of it.
  long mark(Session session) throws SQLException;

  /// What became of a transaction whose commit was sent and never answered.
  enum Fate {
    /// It is kept.
    KEPT,
    /// Nothing of it is kept, and nothing will be.
    LOST,
    /// Nobody can tell.
    UNKNOWN
  }

  /// What became of the last transaction that was marked.
  ///
  /// @param mark as [#mark] made it
  /// @param session a transaction of another connection, which began after the other was given up
  Fate fate(long mark, Session session) throws SQLException;

  /// How many connections may read at a time.
  int readers();

  /// Holds the lock of this owner from now on.
  void hold(String owner) throws SQLException;

  /// Whether an owner still holds its lock.
  ///
  /// @param session a transaction that ends soon
  boolean held(String owner, Session session) throws SQLException;

  /// Lets go of the lock that is held.
  @Override
  void close();
}
