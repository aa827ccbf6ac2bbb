package dev.lathe.actions;

import dev.lathe.track.Home;
import dev.lathe.track.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// The gateway and what passes it, on PostgreSQL, each test with a database of its own.
@Tag("slow")
class PostgresqlTest {
  private static final PostgresServer SERVER = new PostgresServer();

  @AfterAll
  static void stop() throws IOException {
    SERVER.close();
  }

  @Nested
  class OfGateway extends GatewayContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfPermission extends PermissionContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfServe extends ServeContract {
    @Override
    Home home(Path folder) {
      return SERVER.home(folder);
    }
  }

  @Nested
  class OfModels extends ModelsContract {
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
}
