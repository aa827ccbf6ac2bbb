package dev.lathe.learn;

/// A learner that goes in rounds, each a little better on the rows it sees, and stops when rows
/// held back ([Task#validation()]) say that it no longer gets better.
///
/// @param <M> the kind of model
public interface StagedLearner<M extends Model> extends Learner<M> {
  /// Learns as [#fit] does from a task that brings rows to watch, and keeps what came behind the
  /// best round too.
  Stages<M> stages(Task task, RunListener listener);

  /// The same settings, to go exactly so many rounds without watching any rows.
  ///
  /// @param rounds 1 or more
  StagedLearner<M> rounds(int rounds);

  /// How many rounds a model that came from such a learner went.
  int rounds(Model model);
}
