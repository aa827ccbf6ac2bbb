package dev.lathe.cli;

/// What help says in more than one place.
final class Words {
  static final String DATA =
      "CSV (also gzip), Parquet, JSON lines, a glob, - for standard input, or SQL.";

  private Words() {}
}
