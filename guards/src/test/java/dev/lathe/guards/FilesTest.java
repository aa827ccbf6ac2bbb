package dev.lathe.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FilesTest {
  private static final System.Logger LOG = System.getLogger("dev.lathe.guards");
  private static final int LONG = 400;
  private static final int TOO_LONG = 600;

  /// Machines, registries and neighbouring folders: true for whoever wrote it, for nobody else. The
  /// brackets keep this file from finding itself.
  private static final Pattern SOMEBODY_S_OWN =
      Pattern.compile(
          "(^|[^\\w./-])/(work|root|home)[/](?!\\$)[a-z]"
              + "|[.][.]/shared\\b"
              + "|/tmp/[a-z_]+[j]obs"
              + "|(repo1?|repository|registry|deb)[.](maven|npmjs|debian|apache)\\b"
              + "|https?://[a-z0-9.-]*(maven|npmjs|debian)[a-z0-9.-]*[.](org|com)"
              + "(?!/(POM|xsd|maven-v4|SETTINGS|ASSEMBLY|plugins))");

  private static final List<String> TEXT =
      List.of(
          ".java",
          ".md",
          ".xml",
          ".sh",
          ".py",
          ".cmd",
          ".jte",
          ".css",
          ".js",
          ".yml",
          ".yaml",
          ".json",
          ".properties",
          ".config",
          "lathe",
          "run",
          ".txt");

  @Test
  void no_source_file_is_too_long_to_read() {
    var tooLong = new TreeSet<String>();
    for (Path file : Sources.ending(".java")) {
      int lines = Sources.lines(file).size();
      if (lines > TOO_LONG) tooLong.add("%s: %d lines".formatted(Sources.shown(file), lines));
      else if (lines > LONG)
        LOG.log(
            System.Logger.Level.WARNING,
            "{0} has {1} lines; past {2}, split",
            Sources.shown(file),
            lines,
            LONG);
    }

    assertThat(tooLong).as("files over %d lines: a noun is missing", TOO_LONG).isEmpty();
  }

  @Test
  void every_package_promises_no_nulls() {
    var unmarked = new TreeSet<String>();
    for (Path file : Sources.ending(".java")) {
      if (!Sources.shown(file).contains("src/main/java/")) continue;
      Path about = file.resolveSibling("package-info.java");
      if (!Files.exists(about) || !Sources.lines(about).contains("@NullMarked"))
        unmarked.add(Sources.shown(about));
    }

    assertThat(unmarked).as("a package-info.java with @NullMarked").isEmpty();
  }

  @Test
  void nothing_names_somebody_s_own_machine() {
    var found = new TreeSet<String>();
    for (Path file : Sources.ending(TEXT.toArray(String[]::new))) {
      if (Sources.shown(file).endsWith(".lathe")) continue; // a saved model, no text
      List<String> lines = Sources.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (SOMEBODY_S_OWN.matcher(lines.get(i)).find())
          found.add("%s:%d %s".formatted(Sources.shown(file), i + 1, lines.get(i).strip()));
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void enough_files_were_seen() {
    assertThat(Sources.ending(".java")).hasSizeGreaterThan(50);
    assertThat(Sources.ending("pom.xml")).hasSizeGreaterThan(12);
  }
}
