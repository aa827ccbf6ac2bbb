package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.learn.RunListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a file to a server and back.
@Tag("slow")
class BackupAcrossTest {
  @TempDir Path folder;

  @Test
  void all_tables_are_the_same_on_sqlite_on_postgresql_and_on_sqlite_again() throws Exception {
    var clock = new HandClock();
    try (var server = new PostgresServer()) {
      Home lite = new Home(folder.resolve("lite")).clock(clock);
      Home team = server.home(folder.resolve("team")).clock(clock);
      Home again = new Home(folder.resolve("again")).clock(clock);
      Map<String, String> before;
      try (Store store = Store.open(lite)) {
        Everything.into(store, clock);
        before = HomeTables.rows(store, folder.resolve("lite.zip"));
      }

      Store.restore(folder.resolve("lite.zip"), team, RunListener.NONE);
      try (Store store = Store.open(team)) {
        assertThat(HomeTables.rows(store, folder.resolve("team.zip"))).isEqualTo(before);
        assertThat(store.audit().check(Optional.empty()).broken()).isEmpty();
      }
      Store.restore(folder.resolve("team.zip"), again, RunListener.NONE);

      try (Store store = Store.open(again)) {
        assertThat(HomeTables.rows(store, folder.resolve("again.zip"))).isEqualTo(before);
        assertThat(store.audit().check(Optional.empty()).rows()).isEqualTo(3);
      }
    }
  }
}
