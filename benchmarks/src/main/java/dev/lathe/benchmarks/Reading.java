package dev.lathe.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads one CSV file with Lathe, pandas and DuckDB in turn, each time in a fresh process.
///
/// `Reading FILE ROUNDS [PANDAS-SCRIPT]`: in every round each peer runs once, so that what else the
/// machine does falls on all alike. Prints the medians over the rounds as a Markdown table.
final class Reading {
  private static final List<String> IN_JAVA = List.of("lathe", "duckdb", "duckdb-all");

  private Reading() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    String file = Path.of(arguments[0]).toAbsolutePath().toString();
    int rounds = Integer.parseInt(arguments[1]);
    var commands = new LinkedHashMap<String, List<String>>();
    for (String peer : IN_JAVA) commands.put(peer, java(peer, file));
    if (arguments.length > 2) {
      commands.put("pandas", List.of("/usr/bin/python3", arguments[2], file));
    }

    var measured = new LinkedHashMap<String, List<double[]>>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        measured
            .computeIfAbsent(command.getKey(), _ -> new ArrayList<>())
            .add(measure(command.getValue()));
      }
    }

    System.out.println("| reader | process s | first read s | warm read s | peak MiB | rows |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    measured.forEach((peer, runs) ->
        System.out.printf(
            Locale.ROOT,
            "| %s | %.2f | %.2f | %.2f | %.0f | %.0f |%n",
            peer,
            median(runs, 0),
            median(runs, 1),
            median(runs, 2),
            median(runs, 3),
            median(runs, 4)));
  }

  private static List<String> java(String peer, String file) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"),
        ReadingPeer.class.getName(),
        peer,
        file);
  }

  /// Seconds of the whole process, then what it printed.
  private static double[] measure(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) throw new IllegalStateException("failed: " + command);
    String[] fields = line.split(" ", -1);
    return new double[] {
      (System.nanoTime() - start) * 1e-9,
      Double.parseDouble(fields[0]),
      Double.parseDouble(fields[1]),
      Double.parseDouble(fields[2]),
      Double.parseDouble(fields[3])
    };
  }

  private static double median(List<double[]> runs, int figure) {
    double[] sorted = runs.stream().mapToDouble(run -> run[figure]).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
