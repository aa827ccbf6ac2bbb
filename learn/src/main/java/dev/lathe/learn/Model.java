package dev.lathe.learn;

import dev.lathe.frame.Frame;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.nio.file.Path;
import java.util.Map;

/// What a learner learned: immutable, shared freely between threads, and with all it needs to
/// predict from the columns a user has.
///
/// ```java
/// static String answer(Model model) {
///   return model.predict(Map.of("age", 31, "port", "Cherbourg")).label();
/// }
/// ```
///
/// **Missing values.** Fine in every column, as are categories that were never seen. A column that
/// is not there at all is an error that names it.
///
/// **Cost.** [#work()] counts the steps of scoring one row.
public interface Model extends Saved {
  /// What every model has: settings, signature, recipe, card.
  Basis basis();

  /// The same model on another basis.
  Model basis(Basis basis);

  /// The plain outputs for rows that the recipe has prepared.
  ///
  /// A row's outputs depend on that row alone, to the last bit.
  ///
  /// @return `(rows, output.width())`, row by row: probabilities that sum to 1, or numbers in the
  ///   unit of the target
  double[] outputs(Frame prepared);

  /// Steps that scoring one row takes, counted by rule: a multiplication, a comparison in a tree.
  long work();

  /// What it says of each row of a frame. Columns may come in any order; others are ignored.
  ///
  /// @throws IllegalArgumentException when columns are missing, naming them, or hold something else
  default Predictions predict(Frame frame) {
    return predictPrepared(basis().recipe().apply(signature().align(frame)));
  }

  /// What it says of one row, given as values by column name; a `null` is missing.
  ///
  /// @throws IllegalArgumentException when columns are missing, naming them, or hold something else
  default Prediction predict(Map<String, ?> row) {
    Frame aligned = Alignment.of(signature().inputs(), row);
    return predictPrepared(basis().recipe().apply(aligned)).at(0);
  }

  /// What it says of one row, given as a record with a component for each column.
  ///
  /// @throws IllegalArgumentException when columns are missing, naming them, or hold something else
  default Prediction predict(Record row) {
    return predict(Alignment.values(row));
  }

  private Predictions predictPrepared(Frame prepared) {
    return Predictions.of(signature().output(), outputs(prepared));
  }

  /// What goes in and what comes out.
  default Signature signature() {
    return basis().signature();
  }

  /// Where it comes from and how good it is.
  default Card card() {
    return basis().card();
  }

  /// The settings it came from.
  default Learner<?> learner() {
    return basis().learner();
  }

  /// Everything that is saved of it.
  default Parts whole() {
    return SavedModel.parts(this);
  }

  /// Saves it to a file, whole or not at all.
  default void save(Path file) {
    ModelFile.write(file, whole());
  }

  /// Loads a model. What the file holds is data only: nothing in it can run.
  ///
  /// @throws dev.lathe.learn.file.ModelFileException when there is no such file or it is no sound
  ///   model file
  static Model load(Path file) {
    return SavedModel.model(ModelFile.read(file));
  }

  /// The model in a file's bytes.
  ///
  /// @throws dev.lathe.learn.file.ModelFileException when they are no sound model file
  static Model of(byte[] bytes) {
    return SavedModel.model(ModelFile.parts(bytes));
  }
}
