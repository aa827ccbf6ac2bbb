package dev.lathe.track.job;

import dev.lathe.track.database.Database;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// What was asked for with a key of the asker's, so that who does not know whether it was heard may
/// just ask again: the same key and the same arguments give the same answer, and nothing is done
/// twice.
///
/// Answers are kept for seven days, by [#forgetOld]. No row of the audit tells that one went: what
/// was done has its own, and this is a copy of what was said of it then.
public final class Requests {
  private static final int LONGEST_ANSWER = 1_000_000;
  private static final Duration KEPT = Duration.ofDays(7);

  private final Database database;

  /// In this database.
  public Requests(Database database) {
    this.database = database;
  }

  /// Something asked for.
  ///
  /// @param person who asks; keys of others are others
  /// @param key of the asker's making
  /// @param action what is asked for
  /// @param arguments with what, as JSON in one form
  public record Asked(String person, String key, String action, String arguments) {
    /// Refuses what cannot be a key.
    public Asked {
      Text.name("person", person);
      Text.name("idempotency key", key);
      Text.name("action", action);
    }
  }

  /// Does it, or gives the answer it was given before.
  ///
  /// What it does and the answer are kept together: after a crash there are both or neither.
  ///
  /// @param does what is asked for, within this write
  /// @return the answer
  /// @throws StoreException when the key was used for something else
  public String once(Asked asked, Supplier<String> does) {
    String hash = Hashes.of(asked.arguments());
    return database.write(session -> {
      Optional<Answer> there =
          session.row(
              "select action, arguments, answer from requests where person = ? and key = ?",
              Answer::of,
              asked.person(),
              asked.key());
      if (there.isPresent()) return there.get().to(asked, hash);
      session.run(
          "insert into requests (person, key, action, arguments, answer, created)"
              + " values (?, ?, ?, ?, '', ?)",
          asked.person(),
          asked.key(),
          asked.action(),
          hash,
          database.now());
      String answer = Text.value("the answer", does.get(), LONGEST_ANSWER);
      session.run(
          "update requests set answer = ? where person = ? and key = ?",
          answer,
          asked.person(),
          asked.key());
      return answer;
    });
  }

  /// Forgets answers that are older than seven days; none while the clock is behind the newest.
  ///
  /// @return how many
  public int forgetOld() {
    Instant now = database.now();
    Instant last = now.minus(KEPT);
    boolean any =
        database.read(session ->
            session
                .row(
                    "select created from requests where created < ? limit 1",
                    row -> row.time("created"),
                    last)
                .isPresent());
    if (!any) return 0;
    return database.write(session -> {
      long newest = session.number("select coalesce(max(created), 0) from requests");
      if (newest > now.toEpochMilli()) return 0;
      return session.run("delete from requests where created < ?", last);
    });
  }

  private record Answer(String action, String arguments, String answer) {
    static Answer of(ResultRow row) throws SQLException {
      return new Answer(row.text("action"), row.text("arguments"), row.text("answer"));
    }

    String to(Asked asked, String hash) {
      if (!action.equals(asked.action()) || !arguments.equals(hash)) {
        throw StoreException.state(
            "the idempotency key '%s' was used for something else; take another key"
                .formatted(asked.key()));
      }
      return answer;
    }
  }
}
