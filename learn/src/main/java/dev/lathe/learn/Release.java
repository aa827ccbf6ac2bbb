package dev.lathe.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Which Lathe this is.
public final class Release {
  private static final String VERSION = read();

  private Release() {}

  /// The version, such as `0.1.0`.
  public static String version() {
    return VERSION;
  }

  private static String read() {
    try (var in = Release.class.getResourceAsStream("version.txt")) {
      if (in == null) throw new IllegalStateException("version.txt is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
