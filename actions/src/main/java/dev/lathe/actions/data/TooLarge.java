package dev.lathe.actions.data;

import dev.lathe.actions.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// A fit needs more memory than Java may take.
public final class TooLarge extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// What a fit holds at a time, in sizes of its table: the table, its parts, and bins of both.
  private static final int TABLES = 5;

  /// How many times smaller text is when packed.
  private static final int PACKED = 6;

  private final long needed;

  /// @param table bytes of the table, 0 where they are not known
  /// @param had bytes that Java may take
  public TooLarge(long table, long had, Throwable cause) {
    super(
        "this fit needs more memory than the %s MB that Java may take".formatted(had >> 20), cause);
    needed = Math.max(TABLES * table, had + had / 2);
  }

  /// About how many bytes it needs.
  public long needed() {
    return needed;
  }

  /// About how many bytes the table takes that a file becomes; 0 when it is no file.
  public static long table(Place place, String data) {
    try {
      Path file = place.path(data);
      if (!Files.isRegularFile(file)) return 0;
      boolean packed = data.toLowerCase(Locale.ROOT).matches(".*\\.(gz|parquet)");
      return Files.size(file) * (packed ? PACKED : 1);
    } catch (IOException | InvalidPathException _) {
      return 0;
    }
  }
}
