package dev.lathe.learn.prepare;

import dev.lathe.learn.Recipe;
import dev.lathe.learn.Step;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;

/// What is saved as bytes, and read from them.
final class Saving {
  private Saving() {}

  static byte[] bytes(Saved saved) {
    return ModelFile.bytes(saved.parts());
  }

  static Step read(byte[] bytes) {
    return read(ModelFile.parts(bytes));
  }

  static Step read(Parts parts) {
    return (Step)
        java.util.Objects.requireNonNull(new PrepareShelf().readers().get(parts.type()))
            .apply(parts);
  }

  /// The recipe, with every step saved and read.
  static Recipe again(Recipe recipe) {
    return new Recipe(recipe.steps().stream().map(step -> read(bytes(step))).toList());
  }
}
