package dev.lathe.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Programs of the test's class path as scripts that start quickly: from jars, whose classes Java
/// keeps loaded in a file, which it does not of folders.
final class Commands {
  private Commands() {}

  /// Makes the jars and that file.
  static void prepare(Path folder) throws IOException, InterruptedException {
    var jars = new ArrayList<String>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) path = jar(path, folder.resolve(jars.size() + ".jar"));
      jars.add(path.toString());
    }
    Files.writeString(folder.resolve("class-path"), String.join(File.pathSeparator, jars));
    var line = new ArrayList<>(java(folder));
    line.addAll(List.of("-XX:ArchiveClassesAtExit=" + folder.resolve("classes.jsa")));
    line.addAll(List.of(Main.class.getName(), "runs"));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("prepared.txt").toFile());
    builder.environment().put("LATHE_HOME", folder.resolve("nobody's home").toString());
    builder.start().waitFor();
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        var zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> !each.equals(classes)).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        boolean within = Files.isDirectory(file); // Flyway looks for folders
        zip.putNextEntry(new ZipEntry(within ? name + "/" : name));
        if (!within) Files.copy(file, zip);
      }
    }
    return jar;
  }

  private static List<String> java(Path folder) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        Files.readString(folder.resolve("class-path")));
  }

  /// A script of this name.
  static String script(Path folder, String name, Class<?> program) throws IOException {
    String java =
        java(folder).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    String classes = "'-XX:SharedArchiveFile=%s'".formatted(folder.resolve("classes.jsa"));
    Path script = folder.resolve(name);
    Files.writeString(
        script,
        """
        #!/bin/sh
        exec %s -Xlog:disable %s %s "$@"
        """
            .formatted(java, classes, program.getName()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script.toString();
  }
}
