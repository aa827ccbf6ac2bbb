package dev.lathe.track;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// What several people share, on PostgreSQL.
@Tag("slow")
class TeamPostgresqlTest {
  private static final PostgresServer SERVER = new PostgresServer();

  @AfterAll
  static void stop() throws IOException {
    SERVER.close();
  }

  @Nested
  class OfAccess extends AccessContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfAudit extends AuditContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }

    @Override
    Connection beside() throws SQLException {
      Home.Server server = home.server().orElseThrow();
      return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    @Override
    List<String> unguard() {
      return List.of("drop trigger audit_not_changed on audit");
    }
  }

  @Nested
  class OfJobs extends JobsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfRequests extends RequestsContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }
}
