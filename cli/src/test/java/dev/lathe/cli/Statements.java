package dev.lathe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Runs the SQL that it reads on the database that the environment names, as who has its password
/// might.
final class Statements {
  private Statements() {}

  public static void main(String[] none) throws IOException, SQLException {
    String sql = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    try (var connection =
            DriverManager.getConnection(
                System.getenv("LATHE_DATABASE"),
                System.getenv("LATHE_DATABASE_USER"),
                System.getenv("LATHE_DATABASE_PASSWORD"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
