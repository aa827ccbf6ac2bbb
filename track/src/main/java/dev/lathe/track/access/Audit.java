package dev.lathe.track.access;

import dev.lathe.track.access.AuditCheck.Broken;
import dev.lathe.track.database.Database;
import dev.lathe.track.database.ResultRow;
import dev.lathe.track.database.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The chain of everything that was done: rows are added, never changed, and each holds the hash of
/// the one before, so that a change, a gap or a swap shows.
///
/// The end of the chain is one row of its own, locked by whoever adds until it is kept: processes
/// that share a database add one after the other. It is the last that a transaction locks, so that
/// nobody waits for somebody who waits for them.
///
/// **What cannot be seen.** Somebody who can write to the database and knows this page can compute
/// every hash from some row on anew, or cut rows off the end and put the end back. Only a head that
/// was kept elsewhere shows that; [#check] takes one.
public final class Audit {
  private static final int MOST = 10_000;
  private static final int PAGE = 1_000;
  private static final String SELECT =
      "select sequence, time, person, via, action, project, arguments, outcome, detail, previous, hash"
          + " from audit";

  private final Database database;

  /// In this database.
  public Audit(Database database) {
    this.database = database;
  }

  /// Adds a row; within another write it is kept or lost with it.
  public void append(AuditEntry entry) {
    database.write(session -> {
      session.atEnd(end -> link(end, entry));
      return entry;
    });
  }

  private AuditRow link(Session session, AuditEntry entry) throws SQLException {
    AuditHead head =
        session
            .row("select sequence, hash from audit_head" + session.dialect().lock(), Audit::head)
            .orElseThrow(() -> new SQLException("the table audit_head is empty"));
    AuditRow row = AuditRow.after(head, database.now(), entry);
    insert(session, row);
    session.run("update audit_head set sequence = ?, hash = ?", row.sequence(), row.hash());
    return row;
  }

  private static void insert(Session session, AuditRow row) throws SQLException {
    AuditEntry entry = row.entry();
    session.run(
        "insert into audit (sequence, time, person, via, action, project, arguments, outcome,"
            + " detail, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        row.sequence(),
        row.time(),
        entry.person(),
        entry.via(),
        entry.action(),
        entry.project(),
        entry.arguments(),
        entry.outcome().name(),
        entry.detail(),
        row.before(),
        row.hash());
  }

  /// The end of the chain, to be kept elsewhere.
  public AuditHead head() {
    return database.read(Audit::head);
  }

  /// The latest rows, newest first.
  ///
  /// @param before sequence of the last that was seen; empty at first
  public List<AuditRow> latest(Optional<Long> before, int most) {
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(
          "1 to %s audit rows can be listed at a time, got %s".formatted(MOST, most));
    }
    return database.read(session ->
        session.rows(
            SELECT + " where sequence < ? order by sequence desc limit ?",
            AuditRow::of,
            before.orElse(Long.MAX_VALUE),
            most));
  }

  /// Looks at every row, all as of one moment.
  ///
  /// @param kept a head that was kept elsewhere
  public AuditCheck check(Optional<AuditHead> kept) {
    return database.read(session -> {
      AuditHead last = AuditHead.START;
      long seen = Long.MIN_VALUE;
      while (true) {
        List<Found> page =
            session.rows(
                SELECT + " where sequence > ? order by sequence limit ?", Found::of, seen, PAGE);
        if (page.isEmpty()) break;
        for (Found found : page) {
          Optional<String> wrong = wrong(last, found, kept);
          if (wrong.isPresent()) return broken(last, wrong.get());
          last = found.row().orElseThrow().head();
          seen = last.sequence();
        }
      }
      Optional<String> cut = cut(last, head(session), kept);
      return cut.isPresent()
          ? broken(last, cut.get())
          : new AuditCheck(last.sequence(), last, Optional.empty());
    });
  }

  private static AuditCheck broken(AuditHead last, String what) {
    return new AuditCheck(
        last.sequence(), last, Optional.of(new Broken(last.sequence() + 1, what)));
  }

  /// A row as it lies there.
  ///
  /// @param row empty when it holds what no row was ever written with
  private record Found(long sequence, Optional<AuditRow> row) {
    static Found of(ResultRow row) throws SQLException {
      long sequence = row.number("sequence");
      try {
        return new Found(sequence, Optional.of(AuditRow.of(row)));
      } catch (IllegalArgumentException | NullPointerException _) {
        return new Found(sequence, Optional.empty()); // an unknown outcome, a text that is gone
      }
    }
  }

  private static Optional<String> wrong(AuditHead last, Found found, Optional<AuditHead> kept) {
    long next = last.sequence() + 1;
    if (found.sequence() != next) {
      return Optional.of(
          found.sequence() < next
              ? "row %s was never written: rows begin at 1".formatted(found.sequence())
              : "row %s is missing; after row %s comes row %s"
                  .formatted(next, last.sequence(), found.sequence()));
    }
    if (found.row().isEmpty() || !found.row().get().whole()) {
      return Optional.of(
          "row %s was changed: it does not say what it said when it was written".formatted(next));
    }
    AuditRow row = found.row().get();
    if (!row.before().equals(last.hash())) {
      return Optional.of(
          "row %s does not follow the row before it: one of the two was replaced".formatted(next));
    }
    if (kept.isPresent()
        && kept.get().sequence() == next
        && !kept.get().hash().equals(row.hash())) {
      return Optional.of(
          "row %s is not the row of the head that was kept: it, or a row before it, was written anew"
              .formatted(next));
    }
    return Optional.empty();
  }

  private static Optional<String> cut(AuditHead last, AuditHead end, Optional<AuditHead> kept) {
    long furthest = Math.max(end.sequence(), kept.map(AuditHead::sequence).orElse(0L));
    if (last.sequence() < furthest) {
      return Optional.of(
          "row %s is missing: the rows end at %s and there were %s"
              .formatted(last.sequence() + 1, last.sequence(), furthest));
    }
    if (!last.equals(end)) {
      return Optional.of(
          "the end of the chain was put back: it names row %s, and the rows end at %s"
              .formatted(end.sequence(), last.sequence()));
    }
    return Optional.empty();
  }

  private static AuditHead head(Session session) throws SQLException {
    return session
        .row("select sequence, hash from audit_head", Audit::head)
        .orElseThrow(() -> new SQLException("the table audit_head is empty"));
  }

  private static AuditHead head(ResultRow row) throws SQLException {
    return new AuditHead(row.number("sequence"), row.text("hash"));
  }
}
