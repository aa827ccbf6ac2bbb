package dev.lathe.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lathe.learn.RunListener;
import dev.lathe.track.database.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no backups, or no longer, or were made to do harm: each is refused in a sentence,
/// and nothing of it is anywhere afterwards.
class BackupFileTest {
  private static final String END = "end.jsonl";

  @TempDir Path folder;

  private void refused(byte[] bytes, String saying) throws IOException {
    Path file = folder.resolve("wrong.zip");
    Files.write(file, bytes);
    refused(file, saying);
  }

  private void refused(Path file, String saying) throws IOException {
    Path home = folder.resolve("home");

    assertThatThrownBy(() -> Store.restore(file, new Home(home), RunListener.NONE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(saying);

    assertThat(home.resolve("lathe.db")).doesNotExist();
    assertThat(home.resolve("restoring")).doesNotExist();
    if (!Files.exists(home.resolve("artifacts"))) return;
    try (var files = Files.walk(home.resolve("artifacts"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private static byte[] whole() throws IOException {
    return BackupFiles.fixture("backup-schema-7.zip");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_file_of_which_a_byte_was_changed(long seed) throws IOException {
    byte[] whole = whole();
    var chance = new SplittableRandom(seed);
    for (int i = 0; i < 60; i++) {
      byte[] altered = whole.clone();
      int at = i < 10 ? altered.length - 1 - i * 11 : chance.nextInt(altered.length);
      altered[at] ^= (byte) (1 << chance.nextInt(8));
      refused(altered, "wrong.zip' is no ");
    }
  }

  @Test
  void a_file_that_was_cut() throws IOException {
    byte[] whole = whole();
    for (int length = 0; length < whole.length; length += whole.length / 40) {
      refused(Arrays.copyOf(whole, length), "is no backup, or its end is missing");
    }
    refused(Arrays.copyOf(whole, whole.length - 1), "is no backup, or its end is missing");
    refused(Arrays.copyOf(whole, whole.length + 1), "is no backup, or its end is missing");
    refused("id,name\n1,ann\n".repeat(100).getBytes(StandardCharsets.UTF_8), "is no backup");
  }

  @Test
  void a_file_that_is_not_there_or_a_folder() throws IOException {
    refused(folder.resolve("none.zip"), "there is no file");
    refused(folder, "there is no file");
  }

  /// The parts of a backup, to be changed and put together again.
  private Map<String, byte[]> parts() throws IOException {
    Path file = folder.resolve("whole.zip");
    Files.write(file, whole());
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    parts.remove(END);
    return parts;
  }

  private static String text(Map<String, byte[]> parts, String name) {
    return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  private static void text(Map<String, byte[]> parts, String name, String text) {
    parts.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha(byte[] bytes, int length) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A file with these parts, whose end and seal are right.
  private static byte[] sealed(Map<String, byte[]> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var end = new StringBuilder("[\"entry text\",\"rows number\",\"sha256 text\"]\n");
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setComment("A backup of Lathe. SHA-256 of all before: " + "0".repeat(64));
      for (var part : parts.entrySet()) {
        put(zip, part.getKey(), part.getValue());
        long rows =
            part.getKey().startsWith("contents/")
                ? 0
                : new String(part.getValue(), StandardCharsets.UTF_8).lines().count() - 1;
        String hash = sha(part.getValue(), part.getValue().length);
        end.append("[\"%s\",%s,\"%s\"]\n".formatted(part.getKey(), rows, hash));
      }
      put(zip, END, end.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] open = bytes.toByteArray();
    byte[] seal = sha(open, open.length - 64).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(seal, 0, open, open.length - 64, 64);
    return open;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  @Test
  void the_parts_put_together_again_are_a_backup() throws IOException {
    Path file = folder.resolve("again.zip");
    Files.write(file, sealed(parts()));

    Store.restore(file, new Home(folder.resolve("home")), RunListener.NONE);

    try (Store back = Store.open(folder.resolve("home"))) {
      assertThat(back.users().list()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc/x",
        "contents/../x",
        "contents/" + "A",
        "tables/../x.jsonl",
        "tables/none.jsonl",
        "tables/owners.jsonl",
        "tables/",
        "lathe.db",
        "",
        "end.jsonl/"
      })
  void a_part_that_has_no_place(String name) throws IOException {
    Map<String, byte[]> parts = parts();
    parts.put(name, "[\"id text\"]\n".getBytes(StandardCharsets.UTF_8));

    refused(sealed(parts), "is no whole backup");
  }

  @Test
  void a_part_that_is_missing_or_a_content_that_is_another() throws IOException {
    for (String name : parts().keySet()) {
      if (name.startsWith("contents/")) continue;
      Map<String, byte[]> parts = parts();
      parts.remove(name);
      refused(sealed(parts), "is no whole backup");
    }
    Map<String, byte[]> parts = parts();
    String content =
        parts.keySet().stream().filter(name -> name.startsWith("contents/")).toList().getFirst();
    parts.put(content, new byte[] {1});
    refused(sealed(parts), "a content is not what its name says");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[1,2",
        "[1",
        "null",
        "{}",
        "[\"a\",\"b\"]",
        "[1,\"a\",\"b\",2,3]",
        "[1,\"a\",\"b\",x]",
        "[1,\"a\",\"b\\n\",2]",
        "[1,\"a\",\"b\\u00\",2]",
        "[99999999999999999999,\"a\",\"b\",2]",
        "[1,\"a\",\"b\",2] ",
        "[1.5,\"a\",\"b\",2]",
        ""
      })
  void a_row_that_is_none(String row) throws IOException {
    Map<String, byte[]> parts = parts();
    text(parts, "tables/projects.jsonl", text(parts, "tables/projects.jsonl") + row + "\n");

    refused(sealed(parts), "is no whole backup");
  }

  @Test
  void rows_that_the_tables_refuse() throws IOException {
    Map<String, byte[]> parts = parts();
    String params = text(parts, "tables/params.jsonl");
    text(parts, "tables/params.jsonl", params.replaceFirst("\\[\\d+,", "[4711,"));
    refused(sealed(parts), "lathe.db' failed: ");

    Map<String, byte[]> others = parts();
    String predictions = text(others, "tables/predictions.jsonl");
    text(
        others,
        "tables/predictions.jsonl",
        predictions.replaceFirst("\\[\"[0-9a-f-]{36}\"", "[\"'); drop table runs; --\""));
    refused(sealed(others), "a row of predictions has no id");

    Map<String, byte[]> columns = parts();
    String users = text(columns, "tables/users.jsonl");
    text(columns, "tables/users.jsonl", users.replaceFirst("disabled", "disabled\\\\\"; --"));
    refused(sealed(columns), "is no whole backup");
    text(columns, "tables/users.jsonl", users.replaceFirst("disabled", "enabled"));
    refused(sealed(columns), "the table users has other columns");
  }

  @Test
  void a_backup_of_a_newer_program() throws IOException {
    Map<String, byte[]> parts = parts();
    String manifest = text(parts, "backup.jsonl");
    text(parts, "backup.jsonl", manifest.replaceFirst("\n\\[1,7,", "\n[1,99,"));
    refused(sealed(parts), "restore it with the program that made it, or a newer one");
    text(parts, "backup.jsonl", manifest.replaceFirst("\n\\[1,7,", "\n[2,7,"));
    refused(sealed(parts), "restore it with the program that made it, or a newer one");
  }

  @Test
  void contents_that_no_disk_holds() throws IOException {
    Map<String, byte[]> parts = parts();
    String manifest = text(parts, "backup.jsonl");
    text(parts, "backup.jsonl", manifest.replaceFirst(",\\d+]", "," + Long.MAX_VALUE + "]"));
    refused(sealed(parts), "make room or restore elsewhere");
    text(parts, "backup.jsonl", manifest.replaceFirst(",\\d+]", ",1]"));
    refused(sealed(parts), "its contents are larger than it says");
  }

  @Test
  @Tag("slow")
  void a_line_that_never_ends_and_a_table_that_unpacks_to_anything() throws IOException {
    Path file = folder.resolve("bomb.zip");
    bomb(file, "a".repeat(1 << 20), 257);
    refused(file, "a line is longer than any row");

    bomb(file, "[\"%s\"]\n".formatted("a".repeat(1 << 20)), 1100);
    refused(file, "it unpacks to far more than its rows would");
  }

  /// A backup whose first table repeats a text.
  private void bomb(Path file, String text, int times) throws IOException {
    Map<String, byte[]> parts = parts();
    try (OutputStream out = Files.newOutputStream(file);
        var zip = new ZipOutputStream(out)) {
      zip.setComment("A backup of Lathe. SHA-256 of all before: " + "0".repeat(64));
      put(zip, "backup.jsonl", parts.getOrDefault("backup.jsonl", new byte[0]));
      zip.putNextEntry(new ZipEntry("tables/projects.jsonl"));
      zip.write("[\"id text\"]\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  @Test
  void a_backup_is_its_owners_alone_and_replaces_nothing_unasked() throws IOException {
    Path file = folder.resolve("mine.zip");
    try (Store store = Store.open(folder.resolve("home"))) {
      store.backup().write(file, false, RunListener.NONE);
      byte[] first = Files.readAllBytes(file);

      assertThatThrownBy(() -> store.backup().write(file, false, RunListener.NONE))
          .hasMessageContaining("exists; name another file");

      assertThat(Files.readAllBytes(file)).isEqualTo(first);
      store.backup().write(file, true, RunListener.NONE);
      assertThatThrownBy(() -> store.backup().write(folder, true, RunListener.NONE))
          .hasMessageContaining("is no file to replace");
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("mine.zip", "home");
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }
}
