package dev.lathe.benchmarks.peers;

import dev.lathe.benchmarks.speed.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What Linux says of this machine and this process: who used the cores, how much memory was held.
final class Host {
  private static final double TICKS_A_SECOND = 100;

  private final long began = System.nanoTime();
  private final long all = allTicks();
  private final long own = ownTicks();

  /// Begins to watch the cores.
  Host() {}

  /// Cores that processes other than this one and its children have used since, on average. A child
  /// counts when it has ended.
  double others() {
    double seconds = (System.nanoTime() - began) * 1e-9;
    double ticks = (allTicks() - all) - (ownTicks() - own);
    return Math.max(0, ticks / TICKS_A_SECOND / seconds);
  }

  /// Waits until others have left the cores alone for ten seconds, or these minutes are over.
  static void waitForQuiet(int minutes) throws InterruptedException {
    for (int tries = 0; tries < 6 * minutes; tries++) {
      var host = new Host();
      Thread.sleep(10_000);
      if (host.others() <= Row.QUIET) return;
    }
  }

  private static long allTicks() {
    String[] fields = lines("/proc/stat").getFirst().trim().split(" +", -1);
    long ticks = 0;
    for (int field : new int[] {1, 2, 3, 6, 7, 8}) ticks += Long.parseLong(fields[field]);
    return ticks;
  }

  private static long ownTicks() {
    String line = lines("/proc/self/stat").getFirst();
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = 11; field <= 14; field++) ticks += Long.parseLong(fields[field]);
    return ticks;
  }

  /// How many processes wanted a core in the last minute.
  static String load() {
    return lines("/proc/loadavg").getFirst().split(" ", 2)[0];
  }

  /// Begins to measure the peak of this process's memory anew, where the system lets it.
  static void forgetPeak() {
    try {
      Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    } catch (IOException notAllowed) {
      // Then the peak is that of the whole process, loading included.
    }
  }

  /// The most memory this process has held, in bytes.
  static long peak() {
    return lines("/proc/self/status").stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  /// Processor, cores, memory, JDK.
  static String description() {
    String model =
        lines("/proc/cpuinfo").stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
    double memory =
        Double.parseDouble(lines("/proc/meminfo").getFirst().replaceAll("\\D", "")) / (1 << 20);
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.0f GiB, JDK %s",
        model,
        Runtime.getRuntime().availableProcessors(),
        memory,
        Runtime.version());
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("this bench needs Linux", e);
    }
  }
}
