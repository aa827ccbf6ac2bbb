package dev.lathe.track.backup;

import dev.lathe.track.database.Dialect;
import dev.lathe.track.database.Schema;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Table.Column;
import dev.lathe.track.database.Table.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a backup says of itself before everything else.
///
/// @param form version of the backup's form
/// @param schema version of the tables
/// @param made when
/// @param from which database it was made of
/// @param rows how many rows there are in all
/// @param contents how many contents
/// @param bytes how many bytes the contents have
record Manifest(
    long form, long schema, Instant made, Dialect from, long rows, long contents, long bytes) {
  /// The form that this program writes, and the newest it reads.
  static final long FORM = 1;

  static final List<Column> COLUMNS =
      List.of(
          new Column("form", Kind.NUMBER),
          new Column("schema", Kind.NUMBER),
          new Column("made", Kind.NUMBER),
          new Column("from", Kind.TEXT),
          new Column("rows", Kind.NUMBER),
          new Column("contents", Kind.NUMBER),
          new Column("bytes", Kind.NUMBER));

  Object[] values() {
    return new Object[] {
      form, schema, made.toEpochMilli(), from.name().toLowerCase(Locale.ROOT), rows, contents, bytes
    };
  }

  /// @param values as [#COLUMNS] has them
  /// @throws StoreException when it is of a newer program
  static Manifest of(Object[] values) {
    for (Object value : values) {
      if ((value instanceof Long number && number < 0) || value instanceof Optional<?>) {
        throw new IllegalArgumentException("the backup says nothing sensible of itself");
      }
    }
    if ((long) values[0] != FORM || (long) values[1] > Schema.newest()) {
      throw StoreException.state(
          "the backup is of form %s with schema %s and this program knows form %s with schemas up to %s; restore it with the program that made it, or a newer one"
              .formatted(values[0], values[1], FORM, Schema.newest()));
    }
    return new Manifest(
        FORM,
        (long) values[1],
        Instant.ofEpochMilli((long) values[2]),
        Dialect.valueOf(((String) values[3]).toUpperCase(Locale.ROOT)),
        (long) values[4],
        (long) values[5],
        (long) values[6]);
  }
}
