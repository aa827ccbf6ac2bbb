package dev.lathe.track.database;

import dev.lathe.track.database.StoreException.Reason;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a database says when it fails, as a sentence for people.
final class Failures {
  private Failures() {}

  /// The sentence for this failure.
  static StoreException of(SQLException failure) {
    String sentence =
        switch (failure) {
          case SQLiteException sqlite -> sqlite(sqlite.getResultCode(), failure);
          default -> server(state(failure), failure);
        };
    return new StoreException(Reason.UNAVAILABLE, sentence, failure);
  }

  /// Whether the same work may well succeed, or see why it cannot, if it is done again at once: two
  /// transactions stood in each other's way, or another wrote what this one had just seen missing.
  static boolean passing(SQLException failure) {
    return switch (state(failure)) {
      case "40001", "40P01", "23505", "42P07" -> true;
      default -> false;
    };
  }

  private static String sqlite(SQLiteErrorCode code, SQLException failure) {
    return switch (code) {
      case SQLITE_FULL ->
          "the disk is full, so nothing of this was kept; make room and do it again";
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED ->
          "another process has been writing to the database for too long; do it again when that is"
              + " over";
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          "the database cannot be written to (%s); look at who owns its folder"
              .formatted(failure.getMessage());
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "the database file is damaged or is none (%s); put back a backup"
              .formatted(failure.getMessage());
      default -> "the database failed: " + failure.getMessage();
    };
  }

  private static String server(String state, SQLException failure) {
    if (state.startsWith("08") || state.startsWith("57P")) {
      return "the connection to the database was lost (%s); do it again, nothing is kept twice"
          .formatted(failure.getMessage());
    }
    if (state.equals("53100")) {
      return "the database's disk is full, so nothing of this was kept; make room and do it again";
    }
    if (state.startsWith("28") || state.equals("3D000")) {
      return "the database lets nobody in by this name: " + failure.getMessage();
    }
    return "the database failed: " + failure.getMessage();
  }

  private static String state(SQLException failure) {
    return Optional.ofNullable(failure.getSQLState()).orElse("");
  }
}
