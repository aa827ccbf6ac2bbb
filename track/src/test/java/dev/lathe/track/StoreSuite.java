package dev.lathe.track;

import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A store that is new for each test.
abstract class StoreSuite {
  static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "../../etc/passwd",
          "a/../b",
          "a//b",
          "/a",
          "a/",
          ".",
          "nul\u0000l",
          "gpj.\u202Egnp",
          "zero\u200Bwidth",
          "line\nbreak",
          "half \uD800",
          "a".repeat(10_000));

  final HandClock clock = new HandClock();
  @TempDir Path folder;
  Home home = new Home(Path.of("none"));
  Store store = none();

  abstract Home home(Path folder);

  @SuppressWarnings("NullAway") // opened before each test
  private static Store none() {
    return null;
  }

  @BeforeEach
  void open() {
    home = home(folder).clock(clock);
    store = Store.open(home);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /// Where the bytes of this store's artifacts are, looked at from outside.
  Kept kept() {
    return new Kept.Files(folder.resolve("artifacts"));
  }

  void reopen() {
    store.close();
    store = Store.open(home);
  }

  Run run(String name) {
    return store.runs().start(new NewRun(Experiment.DEFAULT, name));
  }

  MetricPoint point(String metric, long step, double value) {
    return new MetricPoint(metric, step, clock.instant(), value);
  }

  void log(Run run, MetricPoint... points) {
    store.log().log(run.id(), Batch.EMPTY.points(List.of(points)));
  }

  void params(Run run, Map<String, String> params) {
    store.log().log(run.id(), Batch.EMPTY.params(params));
  }

  void tags(Run run, Map<String, String> tags) {
    store.log().log(run.id(), Batch.EMPTY.tags(tags));
  }
}
