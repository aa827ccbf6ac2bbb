package dev.lathe.learn;

/// The settings of a method that learns; fitted on a task it gives a model. Implementations are
/// records whose components are the settings ([Settings]).
///
/// The same settings and rows give the same model, byte for byte, on any number of threads.
///
/// @param <M> the kind of model
public interface Learner<M extends Model> {
  /// What the catalogue says of this learner.
  Entry entry();

  /// How it wants its columns prepared when nobody says otherwise.
  Preparation preparation();

  /// Learns a task.
  ///
  /// @param listener told of progress from 0 to 1
  /// @throws IllegalArgumentException when the task is of a kind this learner does not learn
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  M fit(Task task, RunListener listener);

  /// Learns a task.
  ///
  /// @throws IllegalArgumentException when the task is of a kind this learner does not learn
  default M fit(Task task) {
    return fit(task, RunListener.NONE);
  }

  /// The name in files, flags and messages: the class name in lower case with dashes.
  default String name() {
    return Settings.key(getClass().getSimpleName());
  }

  /// Refuses a task that this learner does not learn: of another kind, or with an offset that it
  /// would not look at.
  default void check(Task task) {
    if (!entry().kinds().contains(task.kind())) {
      throw new IllegalArgumentException(
          "'%s' does not learn %s tasks; it learns %s"
              .formatted(
                  name(),
                  task.kind().key(),
                  String.join(
                      ", ", entry().kinds().stream().map(TaskKind::key).sorted().toList())));
    }
    if (task.roles().offset().isPresent() && !entry().traits().contains(Entry.Trait.OFFSET)) {
      throw new IllegalArgumentException(
          "'%s' does not take an offset and the task names '%s'; choose gradient-boosting or leave the offset out"
              .formatted(name(), task.roles().offset().get()));
    }
  }
}
