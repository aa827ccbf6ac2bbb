package dev.lathe.track.database;

import dev.lathe.track.database.StoreException.Reason;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What a database says when it fails, as a sentence for people.
///
/// @param place where the database is, as people know it
record Failures(String place) {
  /// The sentence for this failure.
  StoreException of(SQLException failure) {
    String sentence =
        switch (failure) {
          case SQLiteException sqlite -> sqlite(sqlite.getResultCode(), failure);
          default -> server(state(failure), failure);
        };
    return new StoreException(Reason.UNAVAILABLE, sentence, failure);
  }

  /// The sentence for a commit that was sent and never answered.
  StoreException unknown(SQLException failure) {
    return new StoreException(
        Reason.UNAVAILABLE,
        "the connection to the database at %s was lost while this was being kept (%s), so it is not known whether it was; look before you do it again"
            .formatted(place, failure.getMessage()),
        failure);
  }

  /// Whether the same work may well succeed, or see why it cannot, if it is done again at once: two
  /// transactions stood in each other's way, or another wrote what this one had just seen missing.
  static boolean passing(SQLException failure) {
    return switch (state(failure)) {
      case "40001", "40P01", "23505", "42P07" -> true;
      default -> false;
    };
  }

  /// Whether the connection is gone, or the server has said that it goes.
  static boolean lost(SQLException failure) {
    String state = state(failure);
    return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03");
  }

  private String sqlite(SQLiteErrorCode code, SQLException failure) {
    if (code.name().startsWith("SQLITE_IOERR")) {
      return "the disk under the database %s failed (%s), so nothing of this was kept; look whether it is full or broken, then do it again"
          .formatted(place, failure.getMessage());
    }
    return switch (code) {
      case SQLITE_FULL ->
          "the disk under the database %s is full, so nothing of this was kept; make room and do it again"
              .formatted(place);
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_LOCKED -> busy();
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
          "the database %s cannot be written to (%s); look at who owns its folder"
              .formatted(place, failure.getMessage());
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "the database file %s is damaged or is none (%s); put back a backup"
              .formatted(place, failure.getMessage());
      default -> "the database %s failed: %s".formatted(place, failure.getMessage());
    };
  }

  private String busy() {
    return "another process has been writing to the database %s for too long; do it again when that is over"
        .formatted(place);
  }

  private String server(String state, SQLException failure) {
    String said = failure.getMessage();
    if (state.equals("08001") || state.equals("08004") || state.equals("57P03")) {
      return "the database at %s does not answer (%s); look whether the server runs and can be reached, then do it again"
          .formatted(place, said);
    }
    if (lost(failure)) {
      return "the connection to the database at %s was lost (%s), so nothing of this was kept; do it again when the server is back"
          .formatted(place, said);
    }
    if (state.equals("53100")) {
      return "the disk of the database at %s is full (%s), so nothing of this was kept; make room and do it again"
          .formatted(place, said);
    }
    if (state.equals("53300")) {
      return "the database at %s lets no more programs in at a time (%s); end some, or raise max_connections"
          .formatted(place, said);
    }
    if (state.equals("55P03")) return busy();
    if (state.equals("3D000")) {
      return "there is no database at %s (%s); make it first, or look at the address"
          .formatted(place, said);
    }
    if (state.startsWith("28")) {
      return "the database at %s lets nobody in by this name: %s".formatted(place, said);
    }
    return "the database at %s failed: %s".formatted(place, said);
  }

  private static String state(SQLException failure) {
    return Optional.ofNullable(failure.getSQLState()).orElse("");
  }
}
