package dev.lathe.track.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Set;

/// A database that holds nothing yet, and is to hold everything at once.
public sealed interface EmptyDatabase permits EmptyFile, EmptyServer {
  /// SQLite in a folder.
  static EmptyDatabase in(Path folder, InstantSource clock) {
    return new EmptyFile(folder, clock);
  }

  /// A database on a PostgreSQL server.
  static EmptyDatabase at(String url, String user, String password, InstantSource clock) {
    return new EmptyServer(new ServerLink(Database.address(url), user, password), clock);
  }

  /// Makes the tables as they were at a version and does this with them, in one transaction:
  /// whatever happens meanwhile, everything is there afterwards or nothing. The tables hold what
  /// the migrations put there.
  ///
  /// @throws StoreException when it holds something already, or is in use
  void fill(long version, Work<?> work);

  /// Refuses tables that hold more than the migrations put there.
  ///
  /// @param where the database, for the sentence
  static void check(Session session, String where) throws SQLException {
    for (Table table : Schema.tables(session)) {
      long rows =
          session.number(
              "select count(*) from (select 1 from \"%s\" limit 2) as found"
                  .formatted(table.name()));
      if (rows > (SEEDED.contains(table.name()) ? 1 : 0)) {
        throw StoreException.state(
            ("%s holds something already (the table '%s' has rows), and a backup is restored only"
                    + " where there is nothing; name another place, or move away what is there")
                .formatted(where, table.name()));
      }
    }
  }

  /// Tables into which the migrations put a row.
  Set<String> SEEDED = Set.of("projects", "experiments", "audit_head");
}
