package dev.lathe.track;

import dev.lathe.track.run.Batch;
import dev.lathe.track.run.Experiment;
import dev.lathe.track.run.MetricPoint;
import dev.lathe.track.run.NewRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A process that was killed while it recorded a run.
///
/// @param process its number
/// @param run what it recorded
/// @param points how many were acknowledged
record Killed(long process, String run, int points) {
  private static final int POINTS = 300;

  /// Starts a process, lets it record, kills it.
  static Killed after(Home home, Path folder) throws IOException, InterruptedException {
    return started(home, folder, "record");
  }

  /// Starts a process, lets it take so many jobs, kills it.
  static Killed working(Home home, Path folder, int jobs) throws IOException, InterruptedException {
    return started(home, folder, Integer.toString(jobs));
  }

  private static Killed started(Home home, Path folder, String what)
      throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Killed.class.getName(),
            what,
            folder.toString());
    home.server()
        .ifPresent(server ->
            command.command().addAll(List.of(server.url(), server.user(), server.password())));
    Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String run = out.readLine();
      process.destroyForcibly().waitFor();
      if (run == null) throw new IllegalStateException("the process said nothing");
      return new Killed(process.pid(), run, POINTS);
    }
  }

  /// The process: records, says what, and waits for its end.
  public static void main(String[] arguments) throws InterruptedException {
    Home home = new Home(Path.of(arguments[1]));
    if (arguments.length > 2) home = home.server(arguments[2], arguments[3], arguments[4]);
    Store store = Store.open(home);
    if (!arguments[0].equals("record")) {
      int jobs = Integer.parseInt(arguments[0]);
      var taken = new ArrayList<String>();
      for (int i = 0; i < jobs; i++) taken.add(store.desk().take().orElseThrow().id());
      System.out.println(taken);
      Thread.sleep(60_000);
    }
    String run = store.runs().start(new NewRun(Experiment.DEFAULT, "killed")).id();
    for (int i = 0; i < POINTS; i++) {
      var point = new MetricPoint("loss", i, Instant.EPOCH, i);
      store.log().log(run, Batch.EMPTY.points(List.of(point)));
    }
    System.out.println(run);
    Thread.sleep(60_000);
  }
}
