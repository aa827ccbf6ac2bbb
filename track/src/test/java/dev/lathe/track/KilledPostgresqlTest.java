package dev.lathe.track;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Killed processes on PostgreSQL.
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class KilledPostgresqlTest extends KilledContract {
  private static final PostgresServer SERVER = new PostgresServer();

  @AfterAll
  static void stop() throws IOException {
    SERVER.close();
  }

  @Override
  Home home(Path folder) {
    return SERVER.home(folder);
  }

  @Override
  int moments() {
    return 50;
  }
}
