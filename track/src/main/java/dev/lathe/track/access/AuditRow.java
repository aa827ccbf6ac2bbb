package dev.lathe.track.access;

import dev.lathe.track.access.AuditEntry.Outcome;
import dev.lathe.track.database.Hashes;
import dev.lathe.track.database.ResultRow;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// One link of the chain.
///
/// **Canonical bytes.** The hash is SHA-256 over `lathe-audit-1`, the hash of the row before, the
/// sequence, the time in milliseconds since 1970, person, via, action, project, arguments, outcome
/// and detail, in this order, each as the number of its UTF-8 bytes in decimal, a colon, the bytes,
/// and a comma (netstrings), so that no two rows have the same bytes. Of the first row the one
/// before is 64 zeros.
///
/// @param sequence 1 and up, without gaps
/// @param time what the clock said
/// @param entry what was done
/// @param before hash of the row before
/// @param hash of this row
public record AuditRow(long sequence, Instant time, AuditEntry entry, String before, String hash) {
  private static final String FORM = "lathe-audit-1";

  /// The row that follows another.
  static AuditRow after(AuditHead head, Instant time, AuditEntry entry) {
    long sequence = head.sequence() + 1;
    String hash = hash(sequence, time, entry, head.hash());
    return new AuditRow(sequence, time, entry, head.hash(), hash);
  }

  /// Whether its hash is that of what it says.
  public boolean whole() {
    return hash.equals(hash(sequence, time, entry, before));
  }

  AuditHead head() {
    return new AuditHead(sequence, hash);
  }

  private static String hash(long sequence, Instant time, AuditEntry entry, String before) {
    var text = new StringBuilder();
    var parts =
        List.of(
            FORM,
            before,
            Long.toString(sequence),
            Long.toString(time.toEpochMilli()),
            entry.person(),
            entry.via(),
            entry.action(),
            entry.project(),
            entry.arguments(),
            entry.outcome().name(),
            entry.detail());
    for (String part : parts) {
      text.append(part.getBytes(StandardCharsets.UTF_8).length)
          .append(':')
          .append(part)
          .append(',');
    }
    return Hashes.of(text.toString());
  }

  static AuditRow of(ResultRow row) throws SQLException {
    var entry =
        new AuditEntry(
            row.text("person"),
            row.text("via"),
            row.text("action"),
            row.text("project"),
            row.text("arguments"),
            Outcome.valueOf(row.text("outcome")),
            row.text("detail"));
    return new AuditRow(
        row.number("sequence"), row.time("time"), entry, row.text("previous"), row.text("hash"));
  }
}
