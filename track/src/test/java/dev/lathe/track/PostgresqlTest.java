package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.RunListener;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void who_was_cut_off_while_its_database_was_restored_is_told(@TempDir Path place)
        throws IOException, SQLException {
      Everything.into(store, clock);
      Path file = place.resolve("backup.zip");
      store.backup().write(file, false, RunListener.NONE);
      Home other = home(place).clock(clock);
      Home.Server server = other.server().orElseThrow();
      int port = URI.create(server.url().substring("jdbc:".length())).getPort();
      try (Wire wire = new Wire(port);
          Connection beside = HomeTables.connection(other)) {
        String over = server.url().replace(":" + port, ":" + wire.port());
        Store cutOff = Store.open(other.server(over, server.user(), server.password()));
        wire.be(Wire.State.CUT);
        while (locked(beside)) Thread.onSpinWait();
        Store.restore(file, other, RunListener.NONE);
        wire.be(Wire.State.WHOLE);

        assertThatThrownBy(() -> cutOff.users().create("bob"))
            .hasMessage(
                "the database was restored from a backup while this process could not reach it;"
                    + " open it again");
        assertThatThrownBy(cutOff::close).hasMessageEndingWith("open it again");
      }
      try (Store back = Store.open(other)) {
        assertThat(back.users().list()).hasSize(1);
      }
    }

    @Test
    void an_answer_that_takes_longer_than_others_may_is_waited_for(@TempDir Path place)
        throws Exception {
      Home.Server server = home.server().orElseThrow();
      String hasty = server.url() + (server.url().contains("?") ? "&" : "?") + "socketTimeout=1";
      try (Store other = Store.open(home.server(hasty, server.user(), server.password()));
          Connection beside = HomeTables.connection(home);
          var statement = beside.createStatement()) {
        beside.setAutoCommit(false);
        statement.execute("lock table events in access exclusive mode");

        var made =
            CompletableFuture.supplyAsync(
                () -> other.backup().write(place.resolve("backup.zip"), false, RunListener.NONE));
        while (!made.isDone() && !waitedLong(statement)) Thread.onSpinWait();
        beside.rollback();

        assertThat(made.get().missing()).isEmpty();
      }
    }

    @Test
    void a_connection_that_is_lost_in_between_leaves_no_backup_of_two_moments(@TempDir Path place) {
      run("one");
      store.experiments().byName("none"); // so that there is a connection to be lost
      RunListener losing = listening("counting", this::terminate);

      assertThatThrownBy(() -> store.backup().write(place.resolve("backup.zip"), false, losing))
          .hasMessage(
              "the connection to the database was lost while the backup was made; make it again");

      assertThat(place).isEmptyDirectory();
    }

    private void terminate() {
      try (Connection beside = HomeTables.connection(home);
          var statement = beside.createStatement()) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private static boolean waitedLong(Statement statement) throws SQLException {
      try (var waiting =
          statement.executeQuery(
              "select 1 from pg_stat_activity where datname = current_database()"
                  + " and wait_event_type = 'Lock'"
                  + " and clock_timestamp() - query_start > interval '1.2 s'")) {
        return waiting.next();
      }
    }

    private static boolean locked(Connection connection) throws SQLException {
      try (var locks =
          connection
              .createStatement()
              .executeQuery(
                  "select 1 from pg_locks where locktype = 'advisory' and database ="
                      + " (select oid from pg_database where datname = current_database())")) {
        return locks.next();
      }
    }
  }
}
