package dev.lathe.learn;

import dev.lathe.frame.Frame;

/// How the columns of a task are made ready for a learner; fitted, it is a [Recipe].
///
/// It is fitted on the rows that are learned from and on no others.
@FunctionalInterface
public interface Preparation {
  /// Fits the preparation.
  ///
  /// The frame it gives has the same rows as the task, but need not be what the recipe makes of
  /// them: encodings that look at the target are made out of fold for the rows they were fitted on.
  ///
  /// @param task of which [Task#inputs()] are prepared
  Prepared fit(Task task);

  /// What fitting gives.
  ///
  /// @param recipe to apply to other rows
  /// @param frame the task's own rows, prepared; never the target, weights or group
  record Prepared(Recipe recipe, Frame frame) {}

  /// The preparation that changes nothing.
  static Preparation none() {
    return task -> new Prepared(Recipe.none(), task.inputs());
  }
}
