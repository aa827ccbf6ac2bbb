package dev.lathe.learn;

/// What a learner that goes in rounds went through while it watched rows: the model after any
/// number of its rounds.
///
/// @param <M> the kind of model
public interface Stages<M extends Model> {
  /// After how many rounds the watched rows were predicted best.
  int best();

  /// The model after so many rounds, or after the last that was gone.
  ///
  /// @param rounds 1 or more
  M after(int rounds);
}
