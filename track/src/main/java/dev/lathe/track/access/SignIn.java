package dev.lathe.track.access;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Somebody came in, or was kept out.
///
/// @param sequence its place in the order of all
/// @param time when
/// @param user who; empty when the secret is nobody's
/// @param via the token that was shown; empty when it is none of ours
/// @param origin from where, as far as the door could tell
/// @param refused why they were kept out; empty when they came in
public record SignIn(
    long sequence,
    Instant time,
    Optional<String> user,
    Optional<String> via,
    String origin,
    String refused) {
  static SignIn of(ResultRow row) throws SQLException {
    return new SignIn(
        row.number("sequence"),
        row.time("time"),
        row.optionalText("person"),
        row.optionalText("via"),
        row.text("origin"),
        row.text("refused"));
  }
}
