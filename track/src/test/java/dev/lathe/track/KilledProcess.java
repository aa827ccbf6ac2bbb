package dev.lathe.track;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process that says what is kept, a line each, and is killed in the middle of it.
final class KilledProcess {
  private KilledProcess() {}

  /// Starts a program, hears of so many things that are kept, and kills it.
  ///
  /// @return all that it said; a last line that was cut off is not among it
  static List<String> after(Class<?> program, Home home, Path folder, int many)
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
            program.getName(),
            folder.toString());
    home.server()
        .ifPresent(server ->
            command.command().addAll(List.of(server.url(), server.user(), server.password())));
    Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var lines = new ArrayList<String>();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.endsWith(".")) lines.add(line.substring(0, line.length() - 1));
        // not the process itself, whose end would close what it still has to say
        if (lines.size() == many) process.toHandle().destroyForcibly();
      }
    }
    process.waitFor();
    return lines;
  }

  /// The home that a program was started with.
  static Home home(String[] arguments) {
    Home home = new Home(Path.of(arguments[0]));
    return arguments.length > 1 ? home.server(arguments[1], arguments[2], arguments[3]) : home;
  }
}
