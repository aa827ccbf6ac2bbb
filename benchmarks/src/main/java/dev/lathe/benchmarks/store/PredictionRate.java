package dev.lathe.benchmarks.store;

import dev.lathe.Lathe;
import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.track.Store;
import dev.lathe.track.registry.ModelName;
import dev.lathe.track.registry.NewVersion;
import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Served;
import dev.lathe.track.serve.SplitRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Logs predictions of single rows to SQLite for a while, each caller waiting until its own is
/// kept, then kills the process and counts what is there.
///
/// `PredictionRate FOLDER SECONDS CALLERS`: starts a process that answers, hears from it every
/// second how many were acknowledged, kills it with the seconds over, opens the store, and prints
/// the acknowledged predictions a second and whether any of them is missing.
final class PredictionRate {
  private static final DeploymentName LIVE = new DeploymentName("live");

  private PredictionRate() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    int callers = Integer.parseInt(arguments[2]);
    if (arguments.length > 3) answer(folder, callers);
    else measure(folder, seconds, callers);
  }

  private static void measure(Path folder, int seconds, int callers)
      throws IOException, InterruptedException {
    prepare(folder);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                PredictionRate.class.getName(),
                folder.toString(),
                Integer.toString(seconds),
                Integer.toString(callers),
                "answer")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var told = new ArrayList<Long>();
    var busy = Duration.ZERO;
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null && told.size() <= seconds; ) {
        told.add(Long.parseLong(line));
        line = out.readLine();
      }
      busy = process.info().totalCpuDuration().orElse(Duration.ZERO);
      process.destroyForcibly().waitFor();
    }
    report(folder, told, busy);
  }

  private static void report(Path folder, List<Long> told, Duration busy) throws IOException {
    long acknowledged = told.getLast();
    var rates = new ArrayList<Long>();
    for (int second = 1; second < told.size(); second++) {
      rates.add(told.get(second) - told.get(second - 1));
    }
    rates.sort(null);
    try (Store store = Store.open(folder)) {
      long there = store.predictionRetention().preview(Duration.ZERO).answers();
      System.out.printf(
          Locale.ROOT,
          "%d s: %d acknowledged, %.0f a second (slowest second %d, median %d); %d are there%s;"
              + " %.0f µs of processor each, %d MiB%n",
          rates.size(),
          acknowledged,
          (acknowledged - told.getFirst()) / (double) rates.size(),
          rates.getFirst(),
          rates.get(rates.size() / 2),
          there,
          there >= acknowledged ? ", none is lost" : ", SOME ARE LOST",
          busy.toNanos() / 1000.0 / acknowledged,
          Files.size(folder.resolve("lathe.db")) >> 20);
    }
  }

  private static void prepare(Path folder) {
    double[] x = IntStream.range(0, 200).mapToDouble(row -> row % 17).toArray();
    double[] y = IntStream.range(0, 200).mapToDouble(row -> x[row] * 2 + row % 5).toArray();
    Model model = Lathe.fit(Frame.of(Map.of("x", x, "y", y)), "y");
    var name = new ModelName("benchmark");
    try (Store store = Store.open(folder)) {
      store.registry().register(NewVersion.of(name, model));
      store.deployments().create(LIVE, Deployment.Keeping.HASH, SplitRequest.whole(name, "1.0.0"));
    }
  }

  /// The process that is killed.
  private static void answer(Path folder, int callers) throws InterruptedException {
    Store store = Store.open(folder);
    Deployment live = store.deployments().find(LIVE);
    var acknowledged = new AtomicLong();
    for (int caller = 0; caller < callers; caller++) {
      String name = "caller " + caller;
      Thread.ofVirtual().start(() -> call(store, live, name, acknowledged));
    }
    while (true) {
      System.out.println(acknowledged.get());
      Thread.sleep(1_000);
    }
  }

  private static void call(Store store, Deployment live, String name, AtomicLong acknowledged) {
    for (long i = 0; ; i++) {
      Question inputs = Question.of(Map.of("x", (double) i, "port", "Cherbourg", "age", 31.5));
      var answers = new Reply(List.of(), List.of(i * 0.5), "");
      store
          .predictions()
          .log(List.of(new Served(live, 0, name, Duration.ofNanos(250_000), inputs, answers)));
      acknowledged.incrementAndGet();
    }
  }
}
