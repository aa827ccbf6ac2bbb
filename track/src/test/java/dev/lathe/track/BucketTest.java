package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.track.run.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that has to do with contents, in a bucket of a server that is started for all.
@Tag("slow")
class BucketTest {
  @SuppressWarnings("NullAway.Init") // started before everything
  private static BucketServer server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = new BucketServer(folder);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.kill();
  }

  private static Home home(Path folder) {
    return new Home(folder).bucket(server.address());
  }

  private static Kept kept(Store store) {
    return server.kept(store.projects().find("default").id());
  }

  @Nested
  class OfArtifacts extends ArtifactsContract {
    @Override
    Home home(Path folder) {
      return BucketTest.home(folder);
    }

    @Override
    Kept kept() {
      return BucketTest.kept(store);
    }

    @Test
    void a_home_that_forgot_its_bucket_is_told_where_to_look() {
      Run run = run("one");
      store.artifacts().put(run.id(), "model", new byte[] {1, 2, 3});
      store.close();
      store = Store.open(new Home(folder).clock(clock));

      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> store.artifacts().read(run.id(), "model"))
          .hasMessageContaining("is not in the folder '")
          .hasMessageContaining("name it in LATHE_ARTIFACTS");
      assertThat(folder.resolve("artifacts")).doesNotExist();
    }

    @Test
    void what_one_home_cleans_up_is_not_anothers(@TempDir Path elsewhere) {
      Run run = run("one");
      store.artifacts().put(run.id(), "model", new byte[] {1, 2, 3});

      try (Store other = Store.open(BucketTest.home(elsewhere).clock(clock))) {
        other.retention().purge(other.retention().preview(java.time.Duration.ZERO));
      }

      assertThat(store.artifacts().read(run.id(), "model")).containsExactly(1, 2, 3);
    }
  }

  @Nested
  class OfRetention extends RetentionContract {
    @Override
    Home home(Path folder) {
      return BucketTest.home(folder);
    }

    @Override
    Kept kept() {
      return BucketTest.kept(store);
    }
  }

  @Nested
  class OfRegistry extends RegistryContract {
    @Override
    Home home(Path folder) {
      return BucketTest.home(folder);
    }
  }

  @Nested
  class OfTracked extends TrackedContract {
    @Override
    Home home(Path folder) {
      return BucketTest.home(folder);
    }
  }
}
