package dev.lathe.track;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/// Everything on SQLite.
class SqliteTest {
  @Nested
  class OfExperiments extends ExperimentsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfRuns extends RunsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfMetrics extends MetricsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfSearch extends SearchContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfArtifacts extends ArtifactsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfRetention extends RetentionContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfTracked extends TrackedContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfKeeping extends KeepingContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }

    @Override
    Connection beside() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lathe.db"));
    }
  }

  @Nested
  class OfTheFirstSchema extends UpgradeContract {
    @Override
    Home home(Path folder) {
      try {
        Files.write(folder.resolve("lathe.db"), OldSchemas.read("schema-1.db.gz"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Home(folder);
    }
  }

  @Nested
  class OfRegistry extends RegistryContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfStages extends StagesContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfDeployments extends DeploymentsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfPredictions extends PredictionsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfEvents extends EventsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfOutcomes extends OutcomesContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfClocks extends ClockContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfBackup extends BackupContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }
}
