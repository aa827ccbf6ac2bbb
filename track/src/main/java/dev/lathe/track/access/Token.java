package dev.lathe.track.access;

import dev.lathe.track.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A token as it is kept: without the secret, of which only a hash is known.
///
/// @param id a UUID
/// @param user whose it is
/// @param name what it is for
/// @param project where it is good, or [Caller#EVERYWHERE]
/// @param role the most it may
/// @param times its life
public record Token(String id, String user, String name, String project, Role role, Times times) {

  /// The life of a token.
  ///
  /// @param created when it was made
  /// @param expires when it ends by itself
  /// @param revoked when it was taken back
  public record Times(Instant created, Instant expires, Optional<Instant> revoked) {}

  /// A token that was just made, and its secret, which nobody can show again.
  ///
  /// @param secret what its owner sends
  /// @param token what is kept
  public record Made(String secret, Token token) {
    @Override
    public String toString() {
      return "Made[" + token + "]";
    }
  }

  static Token of(ResultRow row) throws SQLException {
    return new Token(
        row.text("id"),
        row.text("person"),
        row.text("name"),
        row.text("project"),
        Role.of(row.text("role")),
        new Times(row.time("created"), row.time("expires"), row.optionalTime("revoked")));
  }
}
