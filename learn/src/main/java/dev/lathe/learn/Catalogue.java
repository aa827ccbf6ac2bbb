package dev.lathe.learn;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import dev.lathe.learn.file.Saved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/// Every learner on the class path, by name, and the readers of what they save.
///
/// ```java
/// List<String> names = Catalogue.learners().stream().map(Learner::name).toList();
/// ```
public final class Catalogue {
  private static final Catalogue ALL = new Catalogue();

  private final List<Learner<?>> learners = new ArrayList<>();
  private final List<Learner<?>> makers = new ArrayList<>();
  private final Map<String, Function<Parts, ? extends Saved>> readers = new HashMap<>();
  private final Map<String, Shelf.ModelReader> models = new HashMap<>();

  private Catalogue() {
    for (Shelf shelf : ServiceLoader.load(Shelf.class, Catalogue.class.getClassLoader())) {
      learners.addAll(shelf.learners());
      makers.addAll(shelf.makers());
      shelf.readers().forEach((type, reader) -> unique(type, readers.put(type, reader)));
      shelf.models().forEach((type, reader) -> unique(type, models.put(type, reader)));
    }
    learners.sort(Comparator.comparing(Learner::name));
  }

  private static void unique(String type, @org.jspecify.annotations.Nullable Object earlier) {
    if (earlier != null) {
      throw new IllegalStateException("two readers on the class path read '%s'".formatted(type));
    }
  }

  /// Every learner with its default settings, in the order of their names.
  public static List<Learner<?>> learners() {
    return List.copyOf(ALL.learners);
  }

  /// The learner with this name, with its default settings; also what stands for one in a model
  /// that was learned elsewhere.
  ///
  /// @throws IllegalArgumentException when there is none, naming those there are
  public static Learner<?> learner(String name) {
    for (Learner<?> learner : ALL.learners) {
      if (learner.name().equals(name)) return learner;
    }
    for (Learner<?> maker : ALL.makers) {
      if (maker.name().equals(name)) return maker;
    }
    throw new IllegalArgumentException(
        "there is no learner '%s'; learners are %s"
            .formatted(name, String.join(", ", ALL.learners.stream().map(Learner::name).toList())));
  }

  /// The learner with this name and these settings.
  ///
  /// @throws IllegalArgumentException when there is no such learner or setting, or a value does not
  ///   suit it
  public static Learner<?> learner(String name, Map<String, String> settings) {
    Record changed = (Record) learner(name);
    for (var setting : settings.entrySet()) {
      changed = Settings.with(changed, setting.getKey(), setting.getValue());
    }
    return (Learner<?>) changed;
  }

  /// What was saved as these parts.
  static <S extends Saved> S read(Parts parts, Class<S> wanted) {
    var reader = ALL.readers.get(parts.type());
    if (reader == null) throw unknown(parts);
    return wanted.cast(reader.apply(parts));
  }

  /// The model that was saved as these parts.
  static Model model(Basis basis, Parts parts) {
    var reader = ALL.models.get(parts.type());
    if (reader == null) throw unknown(parts);
    return reader.read(basis, parts);
  }

  private static ModelFileException unknown(Parts parts) {
    return new ModelFileException(
        "it holds '%s', which this Lathe does not know; a later version or another module wrote it"
            .formatted(parts.type()));
  }
}
