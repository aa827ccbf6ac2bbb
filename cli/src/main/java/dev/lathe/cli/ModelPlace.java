package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.ModelFileException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
  ///
  /// @param data the word beside it, which may be the model if the two were swapped
  static Model load(Console console, String place, String data) {
    try {
      return Model.load(file(console, place));
    } catch (IllegalArgumentException e) {
      if (!isModel(console, data)) throw e;
      throw new ModelFileException(e.getMessage() + "; are MODEL and DATA swapped?", e);
    }
  }

  private static boolean isModel(Console console, String place) {
    try {
      Path path = console.path(place);
      return ModelFile.marked(Files.isDirectory(path) ? path.resolve(FILE) : path);
    } catch (InvalidPathException _) {
      return false; // a query
    }
  }
}
