package dev.lathe.track.registry;

import dev.lathe.learn.Settings;

/// A condition that a version meets before it enters a stage.
///
/// An implementation is a record whose components are its settings, with a constructor that takes
/// nothing; whoever adds one names it in `META-INF/services`, and it can be set up by its kind.
///
/// ```java
/// Gate good = new ScoreBar("auc", ScoreBar.Bound.AT_LEAST, 0.8, true);
/// ```
public interface Gate {
  /// Judges a version. It looks only at what it is given.
  Finding check(Candidate candidate);

  /// The name of its kind: the class name in lower case with dashes.
  default String kind() {
    return Settings.key(getClass().getSimpleName());
  }

  /// What a gate found.
  ///
  /// @param passed whether the version may pass
  /// @param found what was looked at and what it was, in a sentence
  record Finding(boolean passed, String found) {}
}
