package dev.lathe.track;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.NewRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes until a small disk is full, makes room, and goes on with the same store; says what it was
/// told on the way.
final class Crowded {
  private static final int PART = 64 * 1024;

  private Crowded() {}

  public static void main(String[] arguments) throws IOException {
    Home home = Forked.home(arguments);
    try (Store store = Store.open(home)) {
      Path ballast = home.folder().resolve("ballast");
      fill(ballast, 3 * PART);
      String run = store.runs().start(new NewRun(Experiment.DEFAULT, "one")).id();

      int kept = 0;
      try {
        while (true) {
          write(store, run, kept);
          kept++;
        }
      } catch (StoreException e) {
        Forked.say("database", String.valueOf(e.getMessage()));
      }
      try {
        store.artifacts().put(run, "large", new byte[40 * PART]);
      } catch (StoreException e) {
        Forked.say("artifact", String.valueOf(e.getMessage()));
      }
      try (var drafts = Files.list(home.folder().resolve("artifacts/drafts"))) {
        Forked.say("drafts", Long.toString(drafts.count()));
      }

      Files.delete(ballast);
      write(store, run, kept++);
      store.artifacts().put(run, "large", new byte[40 * PART]);
      Forked.say(
          "again",
          Integer.toString(kept),
          Integer.toString(store.runs().params(run).size()),
          Integer.toString(store.artifacts().read(run, "large").length / PART));
    }
  }

  static void write(Store store, String run, int number) {
    store.log().log(run, Batch.EMPTY.params(Map.of("p" + number, "x".repeat(4_000))));
  }

  /// Fills the disk with a file but for so many bytes.
  static void fill(Path ballast, int room) throws IOException {
    byte[] part = new byte[PART];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) out.write(part);
    } catch (IOException _) {
      // no more room
    }
    try (var channel =
        java.nio.channels.FileChannel.open(ballast, java.nio.file.StandardOpenOption.WRITE)) {
      channel.truncate(Math.max(0, channel.size() - room));
    }
  }
}
