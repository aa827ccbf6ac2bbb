package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// A fit needs more memory than Java may take.
final class TooLarge extends RuntimeException {
  /// What a fit holds at a time, in sizes of its table: the table, its parts, and bins of both.
  private static final int TABLES = 5;

  /// How many times smaller text is when packed.
  private static final int PACKED = 6;

  private final long needed;

  /// @param table bytes of the table, 0 where they are not known
  /// @param had bytes that Java may take
  TooLarge(long table, long had, Throwable cause) {
    super("out of memory", cause);
    needed = Math.max(TABLES * table, had + had / 2);
  }

  /// About how many bytes the table takes that a file becomes; 0 when it is no file.
  static long table(Console console, String data) {
    try {
      Path file = console.path(data);
      if (!Files.isRegularFile(file)) return 0;
      boolean packed = data.toLowerCase(Locale.ROOT).matches(".*\\.(gz|parquet)");
      return Files.size(file) * (packed ? PACKED : 1);
    } catch (IOException | InvalidPathException _) {
      return 0;
    }
  }

  /// What to say of it.
  Failure failure(long had) {
    long gigabytes = Math.ceilDiv(needed, 1L << 30);
    return new Failure(
        "this fit needs about %s of memory and Java may take %s"
            .formatted(Figures.bytes(needed), Figures.bytes(had)),
        "give Java more, as in LATHE_JVM=-Xmx%sg, fit on a part of the rows, or learn from a file of CSV part by part with --streamed"
            .formatted(gigabytes),
        Failure.FAILED);
  }
}
