package dev.lathe.track;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// Races of processes, on both databases.
class RaceTest {
  @Nested
  class OnSqlite extends RaceContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  @Tag("slow")
  class OnPostgresql extends RaceContract {
    private static final PostgresServer SERVER = new PostgresServer();

    @AfterAll
    static void stop() throws IOException {
      SERVER.close();
    }

    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }
}
