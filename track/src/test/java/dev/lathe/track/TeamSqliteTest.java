package dev.lathe.track;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;

/// What several people share, on SQLite.
class TeamSqliteTest {
  @Nested
  class OfAccess extends AccessContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfAudit extends AuditContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }

    @Override
    Connection beside() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lathe.db"));
    }

    @Override
    List<String> unguard() {
      return List.of("drop trigger audit_not_changed", "drop trigger audit_not_deleted");
    }
  }

  @Nested
  class OfJobs extends JobsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfRequests extends RequestsContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }
}
