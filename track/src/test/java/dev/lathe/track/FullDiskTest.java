package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.NewRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full is a sentence, nothing is kept by half, and once there is room the same open
/// store goes on. The disks are small ones, mounted for the test.
class FullDiskTest {
  private static final String MOUNTED = "mount -t tmpfs -o size=8m none \"$0\" && exec \"$@\"";

  @TempDir Path folder;

  private static int end(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void on_sqlite_the_database_and_the_artifacts_say_so_and_go_on()
      throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    var command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", MOUNTED, disk.toString()));
    var trial = new ArrayList<>(command);
    trial.add("true");
    assumeThat(end(trial)).as("a small disk can be mounted here").isZero();
    command.addAll(Forked.command(Crowded.class, new Home(disk)));

    List<String> said;
    try (Forked crowded = Forked.of(command)) {
      said = crowded.rest();
    }

    assertThat(said).hasSize(4);
    assertThat(said.get(0))
        .isEqualTo(
            "database\tthe disk under the database '%s' is full, so nothing of this was kept; make room and do it again"
                .formatted(disk.resolve("lathe.db")));
    assertThat(said.get(1))
        .isEqualTo(
            "artifact\tthe disk of the folder '%s' is full (No space left on device), so nothing of this was kept; make room and do it again"
                .formatted(disk.resolve("artifacts")));
    assertThat(said.get(2)).isEqualTo("drafts\t0");
    String[] again = said.get(3).split("\t", -1);
    assertThat(again[2]).isEqualTo(again[1]);
    assertThat(again[3]).isEqualTo("40");
  }

  @Test
  @Tag("slow")
  void on_postgresql_the_database_says_so_and_goes_on()
      throws IOException, InterruptedException, SQLException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    var mount = List.of("mount", "-t", "tmpfs", "-o", "size=24m", "none", disk.toString());
    assumeThat(end(mount)).as("a small disk can be mounted here").isZero();
    try (var server = new PostgresServer()) {
      Home home = server.home(folder);
      server.move(home, disk);
      try (Store store = Store.open(home)) {
        String run = store.runs().start(new NewRun(Experiment.DEFAULT, "one")).id();
        Crowded.fill(disk.resolve("ballast"), 1 << 18);
        int kept = 0;
        String sentence = "";
        while (sentence.isEmpty()) {
          try {
            Crowded.write(store, run, kept);
            kept++;
          } catch (StoreException e) {
            sentence = String.valueOf(e.getMessage());
          }
        }
        Files.delete(disk.resolve("ballast"));
        Crowded.write(store, run, kept++);

        assertThat(sentence)
            .startsWith("the disk of the database at jdbc:postgresql://localhost:")
            .contains("No space left on device")
            .endsWith("so nothing of this was kept; make room and do it again");
        assertThat(store.runs().params(run)).hasSize(kept);
      }
    } finally {
      end(List.of("umount", "-l", disk.toString()));
    }
  }
}
