package dev.lathe.track.access;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The door: a secret becomes a [Caller], and either way it is written down.
///
/// Whoever is kept out hears one sentence for all reasons; which it was stands in the list. Time is
/// the later of the clock's and that of the last row of the list, so that a clock that is put back
/// does not bring an ended token back. Whoever makes a token says with it that the clock is right:
/// that is a row of the list too, with the clock's own time, so that a clock that was far ahead for
/// a while, and is right again, does not keep everybody out until then.
public final class SignIns {
  private static final int MOST = 10_000;
  private static final int LONGEST_SECRET = 200;
  private static final String EXPIRED = "expired";

  private final Database database;

  /// Into this database.
  public SignIns(Database database) {
    this.database = database;
  }

  /// Lets in whoever has this secret.
  ///
  /// @param origin from where it comes, as far as the door can tell
  /// @throws StoreException when it is no token's, or that has ended, or its user is shut out
  public Caller with(String secret, String origin) {
    String hash = secret.length() > LONGEST_SECRET ? "" : Hashes.of(secret);
    Answer answer =
        database.write(session -> {
          Optional<Shown> shown = session.row(TOKEN, Shown::of, hash);
          Instant now = now(session);
          String refused = shown.map(token -> refused(token, now)).orElse("unknown");
          if (refused.equals(EXPIRED) && refused(shown.get(), database.now()).isEmpty()) {
            refused = "the clock is behind the last sign-in";
          }
          session.run(
              ROW, now, shown.map(Shown::user), shown.map(Shown::id), Text.shown(origin), refused);
          if (!refused.isEmpty() || shown.isEmpty()) return new Answer(Optional.empty());
          return new Answer(Optional.of(caller(session, shown.get())));
        });
    return answer
        .caller()
        .orElseThrow(() ->
            StoreException.state(
                "the token lets nobody in: it is unknown, has ended, or its user is shut out; ask"
                    + " an admin for another"));
  }

  /// Whoever came in by this way before and asked for something that is done only now, as far as
  /// they may now.
  ///
  /// @param name of the person
  /// @param via as a [Caller] has it
  /// @throws StoreException when the token has ended since, or its user is shut out
  public Caller again(String name, String via) {
    Caller local = Caller.local(name);
    if (local.via().equals(via)) return local;
    return database
        .read(session -> {
          Optional<Shown> shown =
              session.row(
                  TOKEN.replace("t.hash = ?", "t.id = ?"), Shown::of, via.replace("token ", ""));
          if (shown.isEmpty() || !refused(shown.get(), now(session)).isEmpty()) {
            return new Answer(Optional.empty());
          }
          return new Answer(Optional.of(caller(session, shown.get())));
        })
        .caller()
        .orElseThrow(() ->
            StoreException.state(
                "'%s' may not any more: the token has ended, or its user is shut out"
                    .formatted(name)));
  }

  /// The latest, newest first.
  public List<SignIn> latest(int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s sign-ins can be listed at a time, got %s".formatted(MOST, most));
    }
    return database.read(session ->
        session.rows(
            "select s.sequence, s.time, u.name as person, s.via, s.origin, s.refused from sign_ins s"
                + " left join users u on u.key = s.person order by s.sequence desc limit ?",
            SignIn::of,
            most));
  }

  /// Notes that a token was made, and with it what time it is.
  static void made(Session session, long person, String token, Instant now) throws SQLException {
    session.run(ROW, now, person, token, "made here", "");
  }

  private record Answer(Optional<Caller> caller) {}

  private static final String ROW =
      "insert into sign_ins (time, person, via, origin, refused) values (?, ?, ?, ?, ?)";

  private static final String TOKEN =
      "select t.id, t.person, u.name, t.project, coalesce(p.name, '*') as place, t.role, t.expires,"
          + " t.revoked, u.disabled from tokens t join users u on u.key = t.person"
          + " left join projects p on p.key = t.project where t.hash = ?";

  private record Shown(String id, long user, String name, Scope scope, Ends ends) {
    static Shown of(ResultRow row) throws SQLException {
      return new Shown(
          row.text("id"),
          row.number("person"),
          row.text("name"),
          new Scope(row.text("place"), Role.of(row.text("role"))),
          new Ends(row.time("expires"), row.optionalTime("revoked"), row.optionalTime("disabled")));
    }
  }

  private record Scope(String project, Role role) {}

  private record Ends(Instant expires, Optional<Instant> revoked, Optional<Instant> disabled) {}

  private static String refused(Shown token, Instant now) {
    if (token.ends().revoked().isPresent()) return "revoked";
    if (token.ends().disabled().isPresent()) return "shut out";
    return now.isBefore(token.ends().expires()) ? "" : EXPIRED;
  }

  private Instant now(Session session) throws SQLException {
    Instant last =
        session
            .row(
                "select time from sign_ins order by sequence desc limit 1", row -> row.time("time"))
            .orElse(Instant.EPOCH);
    Instant now = database.now();
    return now.isBefore(last) ? last : now;
  }

  /// What the user may, as far as the token reaches.
  private static Caller caller(Session session, Shown token) throws SQLException {
    Map<String, Role> has = Users.roles(session, token.user());
    Scope scope = token.scope();
    var may = new LinkedHashMap<String, Role>();
    if (scope.project().equals(Caller.EVERYWHERE)) {
      has.forEach((project, role) -> may.put(project, role.atMost(scope.role())));
    } else {
      new Caller(token.name(), "", has)
          .on(scope.project())
          .ifPresent(role -> may.put(scope.project(), role.atMost(scope.role())));
    }
    return new Caller(token.name(), "token " + token.id(), may);
  }
}
