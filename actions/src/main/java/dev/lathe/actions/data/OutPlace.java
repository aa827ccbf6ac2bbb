package dev.lathe.actions.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

  /// Refuses a file that exists and is not to be replaced, a folder, and a place where no file can
  /// be made. Devices and pipes are written to as they are.
  ///
  /// @throws IllegalArgumentException when it is refused
  public static void check(Path file, boolean replace) {
    if (!Files.exists(file)) {
      probe(file);
      return;
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException("'%s' is a folder; name a file to write".formatted(file));
    }
    if (Files.isRegularFile(file) && !replace) {
      throw new IllegalArgumentException(
          "'%s' exists; name another file, or replace it with --force".formatted(file));
    }
  }

  /// Makes a file there and takes it away: permissions do not tell of places such as `/proc`.
  private static void probe(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = Optional.ofNullable(whole.getParent()).orElse(whole);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "'%s' cannot be written: %s '%s'"
              .formatted(
                  file,
                  Files.exists(folder) ? "a file is in the way," : "there is no folder",
                  folder));
    }
    try {
      Files.delete(Files.createTempFile(folder, ".lathe-", ""));
    } catch (IOException e) {
      String why =
          e instanceof AccessDeniedException || !Files.isWritable(folder)
              ? "no permission to write in '%s'"
              : "nothing can be made in '%s'";
      throw new IllegalArgumentException(
          "'%s' cannot be written: %s; name another place".formatted(file, why.formatted(folder)),
          e);
    }
  }
}
