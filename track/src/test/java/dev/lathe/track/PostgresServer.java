package dev.lathe.track;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server for tests, started when it is first asked for. The tests of other modules
/// use it too: it is the one class of this module's test jar.
public final class PostgresServer implements AutoCloseable {
  private @Nullable EmbeddedPostgres server;
  private int databases;

  /// Not started yet.
  public PostgresServer() {}

  /// A home with a new database.
  public synchronized Home home(Path folder) {
    Home home = home(folder, "test" + ++databases);
    try (var connection = running().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database test" + databases);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return home;
  }

  /// Moves the database of a home to another disk.
  void move(Home home, Path disk) throws SQLException {
    String name = home.server().orElseThrow().url().replaceAll(".*/|\\?.*", "");
    try (var connection = running().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create tablespace small location '" + disk + "'");
      statement.execute("alter database " + name + " set tablespace small");
    }
  }

  private Home home(Path folder, String name) {
    return new Home(folder).server(running().getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  private EmbeddedPostgres running() {
    try {
      if (server == null) server = EmbeddedPostgres.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (server != null) server.close();
  }
}
