package dev.lathe.track.database;

/// Which database speaks, and the few words that it has for itself.
public enum Dialect {
  /// A file beside the program.
  SQLITE("sqlite", "", "", "select name from sqlite_master where type in ('table', 'index')"),
  /// A server.
  POSTGRESQL(
      "postgresql",
      " for update",
      " for update skip locked",
      "select tablename as name from pg_tables where schemaname = current_schema()"
          + " union select indexname from pg_indexes where schemaname = current_schema()");

  private final String folder;
  private final String lock;
  private final String skip;
  private final String names;

  Dialect(String folder, String lock, String skip, String names) {
    this.folder = folder;
    this.lock = lock;
    this.skip = skip;
    this.names = names;
  }

  /// Put behind a select of rows that are about to be changed: others wait until that is done. A
  /// file has one writer at a time anyway.
  public String lock() {
    return lock;
  }

  /// The same, passing over rows that others are about to change.
  public String skip() {
    return skip;
  }

  /// The folder of its migrations.
  String folder() {
    return folder;
  }

  /// Asks for the names of all tables and indexes.
  String names() {
    return names;
  }
}
