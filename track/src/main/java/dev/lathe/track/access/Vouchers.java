package dev.lathe.track.access;

import dev.lathe.frame.Origin.Nature;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.Text;
import java.util.List;
import java.util.Optional;

/// What people have said of data. Nothing that was said is erased; the latest word counts.
public final class Vouchers {
  private static final int LONGEST = 4_000;
  private static final int MOST = 10_000;
  private static final String SELECT =
      "select sequence, hash, nature, person, word, time from vouchers";

  private final Database database;

  /// Those in this database.
  public Vouchers(Database database) {
    this.database = database;
  }

  /// Writes somebody's word down.
  ///
  /// @param hash of the data: `sha256:` and 64 hex digits
  /// @throws IllegalArgumentException when it is no hash, or nothing is said
  public Voucher vouch(String hash, Nature nature, String person, String word) {
    if (!hash.matches("sha256:[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "data are named by their hash, sha256: and 64 hex digits, got '%s'"
              .formatted(Text.shown(hash)));
    }
    if (word.isBlank()) {
      throw new IllegalArgumentException("say how you know, in a sentence");
    }
    Text.value("the word", word, LONGEST);
    return database.write(session -> {
      long sequence =
          session.number(
              "insert into vouchers (hash, nature, person, word, time) values (?, ?, ?, ?, ?)"
                  + " returning sequence",
              hash,
              nature.name(),
              Text.name("person", person),
              word,
              database.now());
      return new Voucher(sequence, hash, nature, person, word, database.now());
    });
  }

  /// The latest word on data.
  public Optional<Voucher> latest(String hash) {
    return database.read(session ->
        session.row(SELECT + " where hash = ? order by sequence desc limit 1", Voucher::of, hash));
  }

  /// The latest words on any data, newest first.
  public List<Voucher> list(int most) {
    return database.read(session ->
        session.rows(
            SELECT + " order by sequence desc limit ?", Voucher::of, Math.clamp(most, 1, MOST)));
  }
}
