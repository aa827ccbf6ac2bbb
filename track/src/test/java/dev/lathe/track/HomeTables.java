package dev.lathe.track;

import dev.lathe.learn.RunListener;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What stands in the tables of a home, seen past its store.
final class HomeTables {
  private HomeTables() {}

  /// A connection of one's own to the database.
  static Connection connection(Home home) throws SQLException {
    return home.server().isPresent()
        ? DriverManager.getConnection(
            home.server().get().url(), home.server().get().user(), home.server().get().password())
        : DriverManager.getConnection("jdbc:sqlite:" + home.folder().resolve("lathe.db"));
  }

  /// The tables that are there, whoever made them.
  static Set<String> names(Home home) throws SQLException {
    var tables = new HashSet<String>();
    try (Connection connection = connection(home);
        var names =
            connection
                .createStatement()
                .executeQuery(
                    home.server().isPresent()
                        ? "select c.relname from pg_class c where c.relkind in ('r', 'p') and not"
                            + " c.relispartition and c.relnamespace = current_schema()::regnamespace"
                        : "select name from sqlite_master where type = 'table'"
                            + " and name not like 'sqlite_%'")) {
      while (names.next()) tables.add(names.getString(1));
    }
    return tables;
  }

  /// What is in a store, table by table: the hash of its rows.
  static Map<String, String> rows(Store store, Path file) {
    store.backup().write(file, true, RunListener.NONE);
    var rows = new TreeMap<String, String>();
    BackupFiles.end(file)
        .forEach((name, hash) -> {
          if (name.startsWith("tables/") || name.startsWith("contents/")) rows.put(name, hash);
        });
    return rows;
  }
}
