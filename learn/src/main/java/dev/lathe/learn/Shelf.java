package dev.lathe.learn;

import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a package offers to the [Catalogue]: its learners, and readers of what it saves. Found by
/// `ServiceLoader`, so that a jar on the class path is enough to add some.
public interface Shelf {
  /// The learners, with their default settings.
  List<Learner<?>> learners();

  /// What models name as their learner that were not learned here; found by name when such a model
  /// is read and not listed, as they learn nothing.
  default List<Learner<?>> makers() {
    return List.of();
  }

  /// For each type of parts that the package writes ([Parts#type()]), how it is read. What a reader
  /// is given may be damaged: it checks that indices are in range and sizes agree.
  ///
  /// A model's parts hold its own values only; what all models share is read by [Model#load].
  Map<String, Function<Parts, ? extends Saved>> readers();

  /// For each type of model that the package writes, how it is read: from its [Basis] and its
  /// parts.
  Map<String, ModelReader> models();

  /// Reads one type of model.
  @FunctionalInterface
  interface ModelReader {
    /// The model with these parts.
    Model read(Basis basis, Parts parts);
  }
}
