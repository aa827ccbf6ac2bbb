package dev.lathe.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Refuses paths that are no readable file, and says which one may have been meant.
final class Lookup {
  private static final int NAMES = 10_000;

  private Lookup() {}

  static void check(Path file) {
    if (Files.isDirectory(file)) {
      throw new TableException(
          "'%s' is a folder; name a file in it, or several with a pattern such as '%s'"
              .formatted(file, file.resolve("*.csv")));
    }
    if (!Files.exists(file)) {
      List<String> similar = similar(file);
      throw new TableException(
          "there is no file '%s'%s"
              .formatted(
                  file, similar.isEmpty() ? "" : "; is it " + String.join(" or ", similar) + "?"));
    }
    if (!Files.isReadable(file)) {
      throw new TableException("'%s' may not be read by this user".formatted(file));
    }
  }

  /// Up to three names in the folder that differ little from the one asked for.
  private static List<String> similar(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) return List.of();
    String wanted = file.getFileName().toString().toLowerCase(Locale.ROOT);
    int most = Math.max(1, wanted.length() / 3);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .limit(NAMES)
          .map(each -> each.getFileName().toString())
          .filter(name -> distance(wanted, name) <= most)
          .sorted(
              Comparator.<String>comparingInt(name -> distance(wanted, name))
                  .thenComparing(Comparator.naturalOrder()))
          .limit(3)
          .map("'%s'"::formatted)
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Letters to add, drop or change, not counting case; 0 where one begins with the other up to a
  /// dot.
  private static int distance(String wanted, String name) {
    String other = name.toLowerCase(Locale.ROOT);
    if (other.startsWith(wanted + ".") || wanted.startsWith(other + ".")) return 0;
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= wanted.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same = corner + (wanted.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[row.length - 1];
  }
}
