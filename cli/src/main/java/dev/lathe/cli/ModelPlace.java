package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.learn.Model;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a model is: its file, or the folder that `fit` wrote.
final class ModelPlace {
  /// The name of the file in its folder.
  static final String FILE = "model.lathe";

  private ModelPlace() {}

  /// The model's file.
  static Path file(Console console, String place) {
    Path path = console.path(place);
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(
          "there is no model '%s'; give the folder that 'lathe fit' wrote, or its %s"
              .formatted(place, FILE));
    }
    if (!Files.isDirectory(path)) return path;
    Path file = path.resolve(FILE);
    if (Files.exists(file)) return file;
    throw new IllegalArgumentException(
        "the folder '%s' holds no %s; give the folder that 'lathe fit' wrote"
            .formatted(place, FILE));
  }

  /// The model.
  static Model load(Console console, String place) {
    return Model.load(file(console, place));
  }
}
