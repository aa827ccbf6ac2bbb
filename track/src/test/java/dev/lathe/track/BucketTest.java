package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.RunListener;
import dev.lathe.track.artifact.BucketAddress;
import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

      assertThatThrownBy(() -> store.artifacts().read(run.id(), "model"))
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
  class OfBackup extends StoreSuite {
    @Override
    Home home(Path folder) {
      return BucketTest.home(folder);
    }

    @Test
    void a_home_is_restored_under_another_prefix_and_never_beside_itself(@TempDir Path elsewhere) {
      Run run = run("one");
      store.artifacts().put(run.id(), "model", new byte[] {1, 2, 3});
      Path file = elsewhere.resolve("backup.zip");
      store.backup().write(file, false, RunListener.NONE);
      List<String> before = BucketTest.kept(store).keys();
      Home beside = BucketTest.home(elsewhere.resolve("beside")).clock(clock);
      Map<String, String> environment = server.environment();
      environment.put("LATHE_ARTIFACTS", "s3://" + BucketServer.BUCKET + "/restored");
      Home apart =
          new Home(elsewhere.resolve("apart"))
              .clock(clock)
              .bucket(BucketAddress.from(environment).orElseThrow());

      assertThatThrownBy(() -> Store.restore(file, beside, RunListener.NONE))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "the bucket holds contents of this home already, and two homes there would clean up"
                  + " each other's; name another prefix in LATHE_ARTIFACTS to restore under");
      Store.restore(file, apart, RunListener.NONE);

      assertThat(beside.folder().resolve("lathe.db")).doesNotExist();
      assertThat(BucketTest.kept(store).keys()).isEqualTo(before).isNotEmpty();
      try (Store back = Store.open(apart)) {
        assertThat(back.artifacts().read(run.id(), "model")).containsExactly(1, 2, 3);
      }
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
