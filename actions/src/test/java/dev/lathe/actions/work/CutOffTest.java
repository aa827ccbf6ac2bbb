package dev.lathe.actions.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.actions.Local;
import dev.lathe.actions.Place;
import dev.lathe.actions.Terms;
import dev.lathe.actions.work.Trials.Trouble;
import dev.lathe.actions.work.Trials.TryTrouble;
import dev.lathe.learn.RunListener;
import dev.lathe.track.job.Job;
import dev.lathe.track.job.NewJob;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worker outlives its database's server being away.
@Tag("slow")
class CutOffTest {
  @TempDir Path folder;

  private EmbeddedPostgres server(int port) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("server"))
            .setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private static Job queue(Local local) {
    return local
        .gateway()
        .queue(
            local.asker(RunListener.NONE),
            new TryTrouble(Trouble.NONE),
            NewJob.Terms.PLAIN,
            Terms.PLAIN);
  }

  @Test
  @Timeout(120)
  void a_worker_says_that_its_server_is_away_and_goes_on_when_it_is_back()
      throws IOException, InterruptedException {
    EmbeddedPostgres server = server(0);
    int port = server.getPort();
    Map<String, String> environment =
        Map.of(
            "LATHE_HOME",
            folder.resolve("home").toString(),
            "LATHE_DATABASE",
            "jdbc:postgresql://localhost:%s/postgres".formatted(port),
            "LATHE_DATABASE_USER",
            "postgres",
            "LATHE_DATABASE_PASSWORD",
            "postgres");
    var place = new Place(folder, environment, InputStream.nullInputStream());
    var process =
        new JobProcess(
            List.of(ChildProgram.class.getName()), environment, new JobProcess.Share(96, 1));
    var ended = new LinkedBlockingQueue<Job>();
    var trouble = new LinkedBlockingQueue<String>();
    try (var local = new Local(place)) {
      var worker = new JobWorker(local.store(), process);
      Thread working =
          Thread.ofPlatform()
              .start(() -> worker.run(1, false, new JobWorker.Ears(ended::add, trouble::add)));
      Job first = queue(local);
      assertThat(ended.take().id()).isEqualTo(first.id());

      server.close();
      assertThat(trouble.take())
          .startsWith("the database at jdbc:postgresql://localhost:")
          .endsWith("look whether the server runs and can be reached, then do it again");
      server = server(port);
      Job second = queue(local);
      Job done = ended.take();

      assertThat(done.id()).isEqualTo(second.id());
      assertThat(done.state().status()).isEqualTo(Job.Status.DONE);
      working.interrupt();
      working.join();
    } finally {
      server.close();
    }
  }
}
