package dev.lathe.track;

import dev.lathe.learn.RunListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// Looks into backups as any program for ZIP files does, and makes the fixtures.
final class BackupFiles {
  private static final Pattern END = Pattern.compile("\\[\"(.+)\",([0-9]+),\"([0-9a-f]{64})\"]");

  private BackupFiles() {}

  /// The hashes of the parts, as the last part tells them.
  static Map<String, String> end(Path file) {
    var hashes = new LinkedHashMap<String, String>();
    try (var zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("end.jsonl"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .forEach(line -> {
            var matcher = END.matcher(line);
            if (!matcher.matches()) throw new IllegalStateException(line);
            hashes.put(matcher.group(1), matcher.group(3));
          });
      return hashes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A fixture's bytes.
  static byte[] fixture(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(BackupFiles.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  /// Writes a fixture of the newest schema; those of earlier ones are never made again.
  ///
  /// @param arguments the file
  public static void main(String[] arguments) throws IOException {
    var clock = new HandClock();
    Path home = Files.createTempDirectory("home");
    try (Store store = Store.open(new Home(home).clock(clock))) {
      Everything.into(store, clock);
      store.backup().write(Path.of(arguments[0]), true, RunListener.NONE);
    }
  }
}
