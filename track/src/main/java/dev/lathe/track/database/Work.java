package dev.lathe.track.database;

import java.sql.SQLException;

/// A piece of work on the database, done whole or not at all.
///
/// It may be done again from the beginning, so it changes nothing but the database, and nothing is
/// computed in it that takes long: others wait.
@FunctionalInterface
public interface Work<T> {
  /// Does it.
  T run(Session session) throws SQLException;
}
