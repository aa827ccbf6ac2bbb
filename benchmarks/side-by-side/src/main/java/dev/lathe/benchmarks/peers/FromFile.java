package dev.lathe.benchmarks.peers;

import java.nio.file.Path;

/// Lathe learning from a CSV file, reading included, in a process of its own: `FromFile FILE
/// SETUP`.
final class FromFile {
  private FromFile() {}

  public static void main(String[] arguments) {
    try (var lathe = new LatheSide(Setup.from(arguments[1]))) {
      double seconds = lathe.fitFile(Path.of(arguments[0]));
      Report.run(seconds, (double) Host.peak(), 0);
    } catch (OutOfMemoryError tooMuch) {
      Report.absent(
          "Lathe ran out of memory in a heap of "
              + Runtime.getRuntime().maxMemory() / (1 << 20)
              + " MiB");
    }
  }
}
