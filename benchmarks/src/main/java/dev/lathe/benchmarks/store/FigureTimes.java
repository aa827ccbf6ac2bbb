package dev.lathe.benchmarks.store;

import dev.lathe.track.Store;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.MetricHistory.Steps;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.NewRun;
import dev.lathe.track.run.Run;
import dev.lathe.track.run.RunColumns;
import dev.lathe.track.run.RunRow;
import dev.lathe.track.run.Search;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Times what the pages of a dashboard ask of SQLite: a curve of a million points, the runs of an
/// experiment with their figures, a search over all runs; and how long figures take to be kept.
///
/// `FigureTimes FOLDER` fills two homes there, then reads each from a process of its own, so that
/// the first answer of a process stands beside the usual one.
final class FigureTimes {
  private static final int POINTS = 1_000_000;
  private static final int BATCH = 1_000;
  private static final int EXPERIMENTS = 50;
  private static final int RUNS = 200;
  private static final int METRICS = 100;
  private static final int TIMES = 15;

  private FigureTimes() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    if (arguments.length == 1) {
      fillCurve(folder.resolve("curve"));
      fillRuns(folder.resolve("runs"));
      read(folder.resolve("curve"), "curve");
      read(folder.resolve("runs"), "page");
      read(folder.resolve("runs"), "search");
      return;
    }
    try (Store store = Store.open(folder)) {
      switch (arguments[1]) {
        case "curve" -> curve(store);
        case "page" -> page(store);
        case "search" -> search(store);
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    }
  }

  private static void read(Path home, String what) throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            FigureTimes.class.getName(),
            home.toString(),
            what)
        .inheritIO()
        .start()
        .waitFor();
  }

  private static void fillCurve(Path home) {
    try (Store store = Store.open(home)) {
      log(store, start(store, "warm", Experiment.DEFAULT), 50 * BATCH);
      long began = System.nanoTime();
      log(store, start(store, "timed", Experiment.DEFAULT), 100 * BATCH);
      System.out.printf(
          Locale.ROOT,
          "100,000 points in batches of %,d, each kept before the next: %.2f s%n",
          BATCH,
          (System.nanoTime() - began) * 1e-9);
      began = System.nanoTime();
      log(store, start(store, "long", Experiment.DEFAULT), POINTS);
      System.out.printf(
          Locale.ROOT, "%,d points so: %.2f s%n", POINTS, (System.nanoTime() - began) * 1e-9);
    }
  }

  private static Run start(Store store, String name, String experiment) {
    return store.runs().start(new NewRun(experiment, name));
  }

  private static void log(Store store, Run run, int points) {
    var random = new SplittableRandom(points);
    for (int from = 0; from < points; from += BATCH) {
      int first = from;
      List<MetricPoint> part =
          IntStream.range(first, first + BATCH)
              .mapToObj(step ->
                  new MetricPoint("loss", step, Instant.ofEpochMilli(step), random.nextDouble()))
              .toList();
      store.log().log(run.id(), Batch.EMPTY.points(part));
    }
  }

  private static void fillRuns(Path home) throws InterruptedException {
    try (Store store = Store.open(home)) {
      var writers = new ArrayList<Thread>();
      for (int experiment = 0; experiment < EXPERIMENTS; experiment++) {
        String id = store.experiments().named("experiment " + experiment).id();
        long seed = experiment;
        writers.add(Thread.ofVirtual().start(() -> fill(store, id, new SplittableRandom(seed))));
      }
      for (Thread writer : writers) writer.join();
    }
  }

  private static void fill(Store store, String experiment, SplittableRandom random) {
    for (int run = 0; run < RUNS; run++) {
      String id = start(store, "run " + run, experiment).id();
      var points = new ArrayList<MetricPoint>();
      for (int metric = 0; metric < METRICS; metric++) {
        points.add(new MetricPoint("m" + metric, 0, Instant.EPOCH, random.nextDouble()));
      }
      var params = Map.of("rate", Double.toString(random.nextDouble()), "learner", "tree");
      store.log().log(id, Batch.EMPTY.points(points).params(params));
    }
  }

  private static void curve(Store store) {
    Run run = store.search().find(Search.in().filter("attributes.run_name = 'long'")).getFirst();
    tell(
        "a curve of %s points as 2,000 buckets".formatted(POINTS),
        100,
        () -> store.history().shape(run.id(), "loss", Steps.ALL, 2_000).size());
  }

  private static void page(Store store) {
    String experiment = store.experiments().named("experiment 7").id();
    List<String> all = IntStream.range(0, METRICS).mapToObj(metric -> "m" + metric).toList();
    tell(
        "the page of an experiment: %s runs with %s figures each".formatted(RUNS, METRICS),
        200,
        () -> {
          RunColumns there = store.search().columns(List.of(experiment));
          List<RunRow> rows =
              store
                  .search()
                  .rows(Search.in(experiment), new RunColumns(all, there.params(), List.of()));
          return rows.stream().mapToInt(row -> row.metrics().size()).sum();
        });
  }

  private static void search(Store store) {
    Search asked =
        Search.in()
            .filter("metrics.m3 > 0.5 AND metrics.m4 > 0.5 AND params.learner = 'tree'")
            .order("metrics.m5 DESC")
            .page(0, 100);
    tell(
        "a search by two figures and a parameter over %s runs, ordered by a third"
            .formatted(EXPERIMENTS * RUNS),
        200,
        () -> store.search().find(asked).size());
  }

  /// Something that is asked, and how much was found.
  private interface Asked {
    int found();
  }

  private static void tell(String what, int bar, Asked asked) {
    double[] times = new double[TIMES];
    int found = 0;
    for (int time = 0; time < TIMES; time++) {
      long began = System.nanoTime();
      found = asked.found();
      times[time] = (System.nanoTime() - began) * 1e-6;
    }
    double first = times[0];
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f ms, the first of the process %.0f ms (bar %d ms; %,d found)%n",
        what,
        times[TIMES / 2],
        first,
        bar,
        found);
  }
}
