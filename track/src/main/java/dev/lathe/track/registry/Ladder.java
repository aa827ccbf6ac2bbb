package dev.lathe.track.registry;

import dev.lathe.track.database.StoreException;
import dev.lathe.track.database.Text;
import java.util.HashSet;
import java.util.List;

/// The stages of a project's models, from where versions begin to where they end.
///
/// @param stages in order
public record Ladder(List<Stage> stages) {
  /// The ladder of a project that has no other.
  public static final Ladder STANDARD =
      new Ladder(
          List.of(
              new Stage("dev", false),
              new Stage("staging", false),
              new Stage("production", true),
              new Stage("archived", false)));

  private static final int MOST = 20;

  /// Copies the list, and refuses a ladder that nobody can stand on.
  public Ladder {
    stages = List.copyOf(stages);
    if (stages.size() < 2 || stages.size() > MOST) {
      throw new IllegalArgumentException(
          "a ladder has 2 to %s stages, got %s".formatted(MOST, stages.size()));
    }
    var names = new HashSet<String>();
    for (Stage stage : stages) {
      if (!names.add(stage.name())) {
        throw new IllegalArgumentException("two stages are named '%s'".formatted(stage.name()));
      }
    }
    if (stages.getFirst().single()) {
      throw new IllegalArgumentException(
          "new versions begin in '%s', so it cannot hold a single one"
              .formatted(stages.getFirst().name()));
    }
  }

  /// Where versions begin.
  public Stage first() {
    return stages.getFirst();
  }

  /// The stage of this name.
  ///
  /// @throws StoreException when there is none, naming those there are
  public Stage stage(String name) {
    for (Stage stage : stages) if (stage.name().equals(name)) return stage;
    throw StoreException.absent(
        "there is no stage '%s'; the ladder is %s".formatted(Text.shown(name), this));
  }

  /// Whether there is a stage of this name.
  public boolean has(String name) {
    return stages.stream().anyMatch(stage -> stage.name().equals(name));
  }

  /// Where a version goes that makes room in a stage: up, and from the last one down.
  Stage aside(Stage stage) {
    int at = stages.indexOf(stage);
    return stages.get(at + 1 < stages.size() ? at + 1 : at - 1);
  }

  @Override
  public String toString() {
    return String.join(" ", stages.stream().map(Stage::name).toList());
  }
}
