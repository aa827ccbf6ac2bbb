package dev.lathe.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// Everything on PostgreSQL, each test with a database of its own on a server started for all.
@Tag("slow")
class PostgresqlTest {
  private static final PostgresServer SERVER = new PostgresServer();

  @AfterAll
  static void stop() throws IOException {
    SERVER.close();
  }

  @Nested
  class OfExperiments extends ExperimentsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfRuns extends RunsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfMetrics extends MetricsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfSearch extends SearchContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfArtifacts extends ArtifactsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfRetention extends RetentionContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfTracked extends TrackedContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfKeeping extends KeepingContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }

    @Override
    Connection beside() throws SQLException {
      Home.Server server = home.server().orElseThrow();
      return DriverManager.getConnection(server.url(), server.user(), server.password());
    }
  }

  @Nested
  class OfTheFirstSchema extends UpgradeContract {
    @Override
    Home home(Path folder) {
      Home home = SERVER.home(folder);
      Home.Server server = home.server().orElseThrow();
      try (Connection connection =
              DriverManager.getConnection(server.url(), server.user(), server.password());
          var statement = connection.createStatement()) {
        statement.execute(new String(OldSchemas.read("schema-1.sql.gz"), StandardCharsets.UTF_8));
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return home;
    }
  }

  @Nested
  class OfRegistry extends RegistryContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfStages extends StagesContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfDeployments extends DeploymentsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfPredictions extends PredictionsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfEvents extends EventsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfOutcomes extends OutcomesContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfClocks extends ClockContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfBackup extends BackupContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }
}
