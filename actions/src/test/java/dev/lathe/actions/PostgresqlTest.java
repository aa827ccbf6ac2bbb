package dev.lathe.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.actions.home.RestoreBackup;
import dev.lathe.learn.RunListener;
import dev.lathe.track.Home;
import dev.lathe.track.PostgresServer;
import dev.lathe.track.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway and what passes it, on PostgreSQL, each test with a database of its own.
@Tag("slow")
class PostgresqlTest {
  private static final PostgresServer SERVER = new PostgresServer();

  @AfterAll
  static void stop() throws IOException {
    SERVER.close();
  }

  @Test
  void a_restored_home_is_told_without_the_password_in_its_address(@TempDir Path folder) {
    try (Store old = Store.open(folder.resolve("old"))) {
      old.backup().write(folder.resolve("backup.zip"), false, RunListener.NONE);
    }
    Home.Server server = SERVER.home(folder).server().orElseThrow();
    var environment =
        Map.of(
            "LATHE_HOME",
            folder.resolve("home").toString(),
            "LATHE_DATABASE",
            server.address() + "?user=postgres&password=very-secret");
    var place = new Place(folder, environment, InputStream.nullInputStream());

    try (var local = new Local(place)) {
      var answer = local.ask(new RestoreBackup("backup.zip"), Terms.PLAIN);

      assertThat(answer.value().orElseThrow().server()).contains(server.address());
      assertThat(answer.text()).contains(server.address()).doesNotContain("very-secret");
      assertThat(local.store().audit().latest(Optional.empty(), 10).toString())
          .contains("restore-backup")
          .doesNotContain("very-secret");
    }
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
