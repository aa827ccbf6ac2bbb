package dev.lathe.benchmarks;

import dev.lathe.query.Access;
import dev.lathe.query.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/// One process that reads a CSV file several times and prints how long it took: `ReadingPeer WHO
/// FILE`.
///
/// Prints the seconds of the first read, the median seconds of the next five, the most memory the
/// process had held after the first (MiB resident) and the rows, on one line.
final class ReadingPeer {
  private static final int WARM_READS = 5;

  private ReadingPeer() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    Reader reader =
        switch (arguments[0]) {
          case "lathe" -> new Lathe();
          case "duckdb" -> new DuckDb("");
          case "duckdb-all" -> new DuckDb(", sample_size=-1");
          default -> throw new IllegalArgumentException("no peer is called " + arguments[0]);
        };
    long start = System.nanoTime();
    long rows = reader.rows(file);
    double first = (System.nanoTime() - start) * 1e-9;
    long peak = peak();
    var warm = new double[WARM_READS];
    for (int i = 0; i < WARM_READS; i++) {
      start = System.nanoTime();
      reader.rows(file);
      warm[i] = (System.nanoTime() - start) * 1e-9;
    }
    Arrays.sort(warm);
    System.out.printf(Locale.ROOT, "%.3f %.3f %d %d%n", first, warm[WARM_READS / 2], peak, rows);
  }

  /// The most memory this process has held, in MiB; 0 where the system does not say.
  private static long peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return 0;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /// Reads every column of a file into memory.
  private interface Reader {
    long rows(Path file) throws Exception;
  }

  /// Lathe's reader of CSV or Parquet into a frame, with all threads.
  private record Lathe() implements Reader {
    @Override
    public long rows(Path file) {
      return TableSource.of(file.toString(), new Access())
          .read(new dev.lathe.io.Reading())
          .frame()
          .rows();
    }
  }

  /// DuckDB's reader into a table in memory, with its default threads.
  private record DuckDb(String options) implements Reader {
    @Override
    public long rows(Path file) throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create table t as select * from read_csv('" + file + "'" + options + ")");
        try (ResultSet count = statement.executeQuery("select count(*) from t")) {
          count.next();
          return count.getLong(1);
        }
      }
    }
  }
}
