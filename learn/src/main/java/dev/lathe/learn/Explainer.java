package dev.lathe.learn;

import dev.lathe.frame.Frame;

/// What explains the scores of a model, made once and asked for many rows.
///
/// Learners of every kind bring their own, which is why this is an interface.
public interface Explainer {
  /// What each column adds to the scores of some rows.
  ///
  /// @param frame has the model's columns, raw
  Contributions explain(Frame frame);

  /// What columns add two by two to the scores of some rows.
  ///
  /// @param frame has the model's columns, raw
  Interactions interactions(Frame frame);
}
