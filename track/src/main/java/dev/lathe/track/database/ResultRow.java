package dev.lathe.track.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The row that a query stands at, read by the names of its columns.
public final class ResultRow {
  private final ResultSet results;

  ResultRow(ResultSet results) {
    this.results = results;
  }

  /// A text that is always there.
  public String text(String column) throws SQLException {
    return results.getString(column);
  }

  /// A text that may be absent.
  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(results.getString(column));
  }

  /// A whole number that is always there.
  public long number(String column) throws SQLException {
    return results.getLong(column);
  }

  /// A whole number that may be absent.
  public Optional<Long> optionalNumber(String column) throws SQLException {
    long number = results.getLong(column);
    return results.wasNull() ? Optional.empty() : Optional.of(number);
  }

  /// A figure; what is absent in the table is `NaN`.
  public double figure(String column) throws SQLException {
    double value = results.getDouble(column);
    return results.wasNull() ? Double.NaN : value;
  }

  /// A time that is always there.
  public Instant time(String column) throws SQLException {
    return Instant.ofEpochMilli(results.getLong(column));
  }

  /// A time that may be absent.
  public Optional<Instant> optionalTime(String column) throws SQLException {
    long millis = results.getLong(column);
    return results.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /// Bytes that are always there.
  public byte[] bytes(String column) throws SQLException {
    return results.getBytes(column);
  }

  /// Bytes that may be absent.
  public Optional<byte[]> optionalBytes(String column) throws SQLException {
    return Optional.ofNullable(results.getBytes(column));
  }
}
