package dev.lathe.track;

import static dev.lathe.track.Examples.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.learn.file.ModelFile;
import dev.lathe.track.registry.MoveRequest;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.SplitRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed at any moment, again and again on the same home: what it was told is kept is
/// there, nothing is there by half, and whoever comes next goes on.
abstract class KilledContract {
  private static final int MOST = 150;
  private static final long LATEST_MICROS = 3_000;
  private static final long OPENING_MILLIS = 700;

  @TempDir Path folder;

  abstract Home home(Path folder);

  /// How often.
  abstract int moments();

  @Test
  void what_was_acknowledged_outlives_any_death() throws IOException {
    Home home = home(folder);
    prepare(home);
    var witness = new Witness();
    for (int moment = 0; moment < moments(); moment++) {
      try {
        die(home, moment, witness);
        try (Store store = Store.open(home)) {
          witness.checkFresh(store);
          witness.checkRuns(store);
          witness.checkJobs(store);
          witness.checkMoves(store);
          Witness.checkDrafts(folder);
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "at moment %s of seed %s, after %s things were kept: %s"
                .formatted(moment, moment, witness.size(), e.getMessage()),
            e);
      }
    }
    try (Store store = Store.open(home)) {
      witness.checkAll(store);
    }
  }

  @Test
  void a_home_that_was_killed_while_it_was_made_is_made_whole() throws IOException {
    for (int moment = 0; moment < moments() / 10; moment++) {
      Home home = home(Files.createDirectory(folder.resolve("new " + moment)));
      try (Forked busy = Forked.of(Busy.class, home, "none", "1", "none")) {
        long millis = OPENING_MILLIS / 2 + new SplittableRandom(moment).nextLong(OPENING_MILLIS);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        busy.kill();
      }
      try (Store store = Store.open(home)) {
        assertThat(store.projects().list()).as("at moment %s", moment).hasSize(1);
      }
    }
  }

  private void prepare(Home home) throws IOException {
    Files.write(model(), ModelFile.bytes(PLAIN.model().whole()));
    try (Store store = Store.open(home)) {
      for (int trees : List.of(20, 25, 30, 35)) {
        store.registry().register(NewVersion.of(Busy.CHURN, PLAIN.trees(trees).model()));
      }
      store.stages().move(new MoveRequest(Busy.CHURN, "1.0.0", "production"));
      store
          .deployments()
          .create(Busy.LIVE, Deployment.Keeping.HASH, SplitRequest.whole(Busy.CHURN, "1.0.0"));
      store.deployments().follow(Busy.LIVE, Busy.CHURN, "production", "");
    }
  }

  private Path model() {
    return folder.resolve("plain.lathe");
  }

  /// Lets a process live until so many things are kept, and a little longer, so that it dies also
  /// in the middle of the next; every tenth while it still opens the store.
  private void die(Home home, int moment, Witness witness) throws IOException {
    var chance = new SplittableRandom(moment);
    String seed = Long.toString(chance.nextLong());
    int many = moment % 10 == 9 ? 0 : chance.nextInt(1, MOST);
    var said = new ArrayList<String>();
    try (Forked busy = Forked.of(Busy.class, home, model().toString(), seed, "moment-" + moment)) {
      if (many == 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(chance.nextLong(OPENING_MILLIS)));
      }
      while (said.size() < many) said.add(busy.line());
      long end = System.nanoTime() + chance.nextLong(LATEST_MICROS) * 1000;
      while (System.nanoTime() < end) Thread.onSpinWait();
      busy.kill();
      said.addAll(busy.rest());
      witness.hear(busy.number(), said);
    }
  }
}
