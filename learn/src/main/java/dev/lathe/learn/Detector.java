package dev.lathe.learn;

import dev.lathe.frame.Frame;

/// A learner that needs no target: it finds the rows of a table that are unlike the others.
///
/// ```java
/// static double[] strangeness(Detector<?> detector, Frame payments) {
///   return detector.fit(payments).score(payments);
/// }
/// ```
///
/// Its tasks are of the kind `anomaly` ([Task#anomalies(Frame)]). Where a column says which rows
/// are strange, name it ([Task#anomalies(Frame, String)]): it is kept from the model and serves to
/// say how good its scores are.
///
/// @param <M> the kind of model
public interface Detector<M extends AnomalyModel> extends Learner<M> {
  /// Looks at all columns of all rows.
  ///
  /// @throws IllegalArgumentException when there is nothing to look at, in one sentence
  default M fit(Frame frame) {
    return fit(Task.anomalies(frame));
  }
}
