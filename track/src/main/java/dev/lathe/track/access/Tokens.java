package dev.lathe.track.access;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.util.List;

/// Tokens, by which programs are let in. Of the secret only its SHA-256 is kept: it holds 256
/// random bits, so nobody finds it by trying, and a hash that is slow to compute would add nothing.
public final class Tokens {
  /// What every secret begins with, so that one that got loose is recognised.
  public static final String PREFIX = "lathe_";

  private static final String SELECT =
      "select t.id, u.name as person, t.name, coalesce(p.name, '*') as project, t.role,"
          + " t.created, t.expires, t.revoked from tokens t join users u on u.key = t.person"
          + " left join projects p on p.key = t.project";

  private final Database database;

  /// Those in this database.
  public Tokens(Database database) {
    this.database = database;
  }

  /// Makes one.
  ///
  /// @throws StoreException when there is no such user or project, or the user is shut out
  public Token.Made make(String user, NewToken asked) {
    String secret = PREFIX + database.ids().secret();
    String id = database.ids().uuid();
    return database.write(session -> {
      long person = Users.key(session, user);
      long shut =
          session.number(
              "select count(*) from users where key = ? and disabled is not null", person);
      if (shut > 0) {
        throw StoreException.state("'%s' is shut out; let them in again first".formatted(user));
      }
      session.run(
          "insert into tokens (id, hash, person, name, project, role, created, expires)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?)",
          id,
          Hashes.of(secret),
          person,
          asked.name(),
          Projects.key(session, asked.project()),
          asked.role().key(),
          database.now(),
          database.now().plus(asked.life()));
      SignIns.made(session, person, id, database.now());
      return new Token.Made(secret, find(session, id));
    });
  }

  /// Somebody's tokens, the oldest first, ended ones too.
  public List<Token> list(String user) {
    return database.read(session ->
        session.rows(
            SELECT + " where t.person = ? order by t.key", Token::of, Users.key(session, user)));
  }

  /// The token of this id.
  ///
  /// @throws StoreException when there is none
  public Token find(String id) {
    return database.read(session -> find(session, id));
  }

  /// Ends a token now.
  ///
  /// @throws StoreException when there is none
  public Token revoke(String id) {
    return database.write(session -> {
      session.run(
          "update tokens set revoked = coalesce(revoked, ?) where id = ?", database.now(), id);
      return find(session, id);
    });
  }

  private static Token find(Session session, String id) throws SQLException {
    return session
        .row(SELECT + " where t.id = ?", Token::of, id)
        .orElseThrow(() ->
            StoreException.absent(
                "there is no token '%s'; look at its user's list".formatted(Text.shown(id))));
  }
}
