package dev.lathe.actions;

import dev.lathe.track.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/// The gateway and what passes it, on SQLite.
class SqliteTest {
  @Nested
  class OfGateway extends GatewayContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfPermission extends PermissionContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfServe extends ServeContract {
    @Override
    Home home(Path folder) {
      return new Home(folder);
    }
  }

  @Nested
  class OfModels extends ModelsContract {
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
}
