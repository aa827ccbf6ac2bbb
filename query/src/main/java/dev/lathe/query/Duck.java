package dev.lathe.query;

import dev.lathe.io.TableException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/// A DuckDB in memory that reads under some folders and does nothing else: no network, no
/// extension, no secret, no temporary file, no setting changed after.
final class Duck implements AutoCloseable {
  private final DuckDBConnection connection;

  private Duck(DuckDBConnection connection) {
    this.connection = connection;
  }

  /// Opens one.
  ///
  /// @param folders what it may read under, absolute
  /// @param threads how many it uses
  static Duck open(List<Path> folders, int threads) {
    String allowed = folders.stream().map(Duck::folder).collect(Collectors.joining(", ", "[", "]"));
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    try {
      var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
      var duck = new Duck(connection);
      duck.execute("set autoinstall_known_extensions = false");
      duck.execute("set autoload_known_extensions = false");
      duck.execute("set allow_community_extensions = false");
      duck.execute("set allow_persistent_secrets = false");
      duck.execute("set temp_directory = ''");
      duck.execute("set timezone = 'UTC'");
      duck.execute("set threads = " + threads);
      duck.execute("set allowed_directories = " + allowed);
      duck.execute("set enable_external_access = false");
      duck.execute("set lock_configuration = true");
      return duck;
    } catch (SQLException e) {
      throw failed("DuckDB could not be started", e);
    }
  }

  private static String folder(Path folder) {
    return literal(folder.endsWith("/") ? folder.toString() : folder + "/");
  }

  /// A string as SQL writes it.
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// A column's name as SQL writes it.
  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  static TableException failed(String what, SQLException e) {
    return new TableException(what + ": " + Complaint.sentence(String.valueOf(e.getMessage())), e);
  }

  DuckDBConnection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed("DuckDB could not be closed", e);
    }
  }
}
