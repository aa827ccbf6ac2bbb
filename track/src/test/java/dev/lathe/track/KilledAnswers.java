package dev.lathe.track;

import dev.lathe.track.serve.Deployment;
import dev.lathe.track.serve.DeploymentName;
import dev.lathe.track.serve.Question;
import dev.lathe.track.serve.Reply;
import dev.lathe.track.serve.Served;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process that answers as fast as it can until it is killed in the middle of it.
final class KilledAnswers {
  private KilledAnswers() {}

  /// Starts a process, hears of so many predictions that are kept, and kills it.
  ///
  /// @return the ids of all that it said were kept
  static List<String> after(Home home, Path folder, int many)
      throws IOException, InterruptedException {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledAnswers.class.getName(),
            folder.toString());
    home.server()
        .ifPresent(server ->
            command.command().addAll(List.of(server.url(), server.user(), server.password())));
    Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var ids = new ArrayList<String>();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.length() == 36) ids.add(line); // the last may be cut off
        if (ids.size() == many) process.toHandle().destroyForcibly();
      }
    }
    process.waitFor();
    return ids;
  }

  /// The process: answers, and says what is kept.
  public static void main(String[] arguments) {
    Home home = new Home(Path.of(arguments[0]));
    if (arguments.length > 1) home = home.server(arguments[1], arguments[2], arguments[3]);
    Store store = Store.open(home);
    Deployment live = store.deployments().find(new DeploymentName("live"));
    var answers = new Reply(List.of("yes"), List.of(0.5), "");
    for (int thread = 0; thread < 20; thread++) {
      Thread.ofPlatform()
          .start(() -> {
            while (true) {
              Question inputs = Question.of(Map.of("x0", 0.5));
              var served = new Served(live, 0, "killed", Duration.ZERO, inputs, answers);
              String id = store.predictions().log(List.of(served));
              System.out.println(id);
            }
          });
    }
  }
}
