package dev.lathe.track.backup;

import dev.lathe.track.database.Table.Column;
import dev.lathe.track.database.Table.Kind;
import java.util.List;

/// A part of a backup, as the last one lists them.
///
/// @param name within the file
/// @param rows how many, beside the line that names the columns; 0 of contents
/// @param hash SHA-256 of its bytes
record Entry(String name, long rows, String hash) {
  /// What the backup says of itself; the first.
  static final String MANIFEST = "backup.jsonl";

  /// Where the tables are.
  static final String TABLES = "tables/";

  /// How tables end.
  static final String LINES = ".jsonl";

  /// The last numbers that were given to rows.
  static final String COUNTERS = "counters.jsonl";

  /// Where the contents are, by hash.
  static final String CONTENTS = "contents/";

  /// All parts before, with their hashes; the last.
  static final String END = "end.jsonl";

  static final List<Column> COUNTER_COLUMNS =
      List.of(new Column("table", Kind.TEXT), new Column("last", Kind.NUMBER));

  static final List<Column> END_COLUMNS =
      List.of(
          new Column("entry", Kind.TEXT),
          new Column("rows", Kind.NUMBER),
          new Column("sha256", Kind.TEXT));

  /// The longest line, which no row of any table reaches.
  static final int LONGEST = 256 << 20;
}
