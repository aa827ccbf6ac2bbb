package dev.lathe.track;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Killed processes on SQLite: a few every day, all of them where there is time.
@Execution(ExecutionMode.CONCURRENT)
class KilledSqliteTest {
  @Nested
  class AFewTimes extends KilledContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }

    @Override
    int moments() {
      return 3;
    }
  }

  @Nested
  @Tag("slow")
  class FiftyTimes extends KilledContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }

    @Override
    int moments() {
      return 50;
    }
  }
}
