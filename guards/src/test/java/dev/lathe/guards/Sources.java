package dev.lathe.guards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of the working tree, without what builds and runs leave there.
final class Sources {
  private static final Set<String> LEFT_BY_TOOLS =
      Set.of(".git", ".idea", ".vscode", ".lathe", "target", "lathe-out", "node_modules", "shared");

  private Sources() {}

  /// Every file whose name ends so, in the order of their paths.
  static List<Path> ending(String... endings) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          Modules.ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
              return LEFT_BY_TOOLS.contains(name(folder))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              for (String ending : endings) {
                if (name(file).endsWith(ending)) {
                  found.add(file);
                  break;
                }
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(found);
    return found;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The path as it is written in messages.
  static String shown(Path file) {
    return Modules.ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static String name(Path path) {
    @Nullable Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
