package dev.lathe.cli.work;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where output goes.
public final class OutPlace {
  private static final int LONGEST = 60;

  private OutPlace() {}

  /// The first free of `lathe-out/<data>-<target>`, then with `-2`, `-3` …
  ///
  /// @param within where `lathe-out` is
  /// @param data what the data are called
  /// @param target what is predicted
  public static Path unnamed(Path within, String data, String target) {
    String name = word(data) + "-" + word(target);
    Path folder = within.resolve("lathe-out");
    Path free = folder.resolve(name);
    for (int number = 2; Files.exists(free); number++) {
      free = folder.resolve(name + "-" + number);
    }
    return free;
  }

  private static String word(String name) {
    String word = name.replaceAll("[^\\p{L}\\p{N}._]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    return word.isEmpty() ? "data" : word.substring(0, Math.min(LONGEST, word.length()));
  }

  /// Refuses a file that exists and is not to be replaced, and what is no file.
  ///
  /// @throws IllegalArgumentException when it is refused
  public static void check(Path file, boolean replace) {
    if (!Files.exists(file)) return;
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("'%s' is a folder; name a file to write".formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "'%s' is a device; leave --out away to write to standard output".formatted(file));
    }
    if (!replace) {
      throw new IllegalArgumentException(
          "'%s' exists; name another file, or replace it with --force".formatted(file));
    }
  }
}
