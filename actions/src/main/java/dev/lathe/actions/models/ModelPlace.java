package dev.lathe.actions.models;

import dev.lathe.actions.Place;
import dev.lathe.learn.Model;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.ModelFileException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a model is: its file, or the folder that `fit` wrote.
public final class ModelPlace {
  /// The name of the file in its folder.
  public static final String FILE = "model.lathe";

  private ModelPlace() {}

  /// The model's file.
  public static Path file(Place at, String place) {
    Path path = at.path(place);
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
  public static Model load(Place at, String place, String data) {
    try {
      return Model.load(file(at, place));
    } catch (IllegalArgumentException e) {
      if (!isModel(at, data)) throw e;
      throw new ModelFileException(e.getMessage() + "; are MODEL and DATA swapped?", e);
    }
  }

  private static boolean isModel(Place at, String place) {
    try {
      Path path = at.path(place);
      return ModelFile.marked(Files.isDirectory(path) ? path.resolve(FILE) : path);
    } catch (InvalidPathException _) {
      return false; // a query
    }
  }
}
