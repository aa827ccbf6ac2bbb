package dev.lathe.query;

import dev.lathe.io.TableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files that a pattern names: `*` is any letters, `?` is one, neither crosses a folder.
final class Glob {
  private Glob() {}

  /// In the order of their names.
  static List<Path> files(String pattern) {
    boolean absolute = pattern.startsWith("/");
    List<Path> found = List.of(Path.of(absolute ? "/" : ""));
    for (Path step : Path.of(pattern)) {
      found = matching(found, step.toString());
    }
    List<Path> files = found.stream().filter(Files::isRegularFile).sorted().toList();
    if (files.isEmpty()) throw new TableException("no file matches '%s'".formatted(pattern));
    return files;
  }

  private static List<Path> matching(List<Path> folders, String step) {
    List<Path> found = new ArrayList<>();
    if (!step.contains("*") && !step.contains("?")) {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve(step))) found.add(folder.resolve(step));
      }
      return found;
    }
    var letters = new StringBuilder();
    for (int i = 0; i < step.length(); i++) {
      char letter = step.charAt(i);
      letters.append(
          switch (letter) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(letter));
          });
    }
    Pattern names = Pattern.compile(letters.toString(), Pattern.DOTALL);
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) continue;
      try (Stream<Path> inside = Files.list(folder)) {
        inside
            .map(each -> each.getFileName().toString())
            .filter(name -> names.matcher(name).matches())
            .filter(name -> !name.startsWith(".") || step.startsWith("."))
            .forEach(name -> found.add(folder.resolve(name)));
      } catch (IOException e) {
        throw new TableException("'%s' cannot be listed: %s".formatted(folder, e.getMessage()), e);
      }
    }
    return found;
  }
}
