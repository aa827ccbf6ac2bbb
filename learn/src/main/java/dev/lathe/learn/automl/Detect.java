package dev.lathe.learn.automl;

import dev.lathe.frame.Frame;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.TaskKind;
import java.util.Optional;
import java.util.Set;

/// From a frame to a model that finds the rows that are unlike the others; the counterpart of [Fit]
/// where there is no target.
///
/// ```java
/// static Model strange(Frame payments) {
///   return new Detect().labels("fraud").drop("id").run(payments).model();
/// }
/// ```
///
/// Columns that cannot help are set aside, and all rows are learned from. Where a column of labels
/// is named, nothing is learned from it: the scores are held against it, so no rows need be held
/// out. The model's [dev.lathe.learn.Card] tells all of it, and which rows are the strangest.
///
/// @param labels a column of two values that says which rows are known to be strange; may be
///   missing in some
/// @param choice learner, settings, and which of the labels means strange
/// @param columns left out or brought back
/// @param seed where randomness begins
/// @param date put into the card; empty for none
public record Detect(
    Optional<String> labels, Choice choice, Columns columns, long seed, Optional<String> date) {
  /// The detector that is taken when nobody names one.
  public static final String DETECTOR = "isolation-forest";

  /// Looks at all columns; everything is decided.
  public Detect() {
    this(Optional.empty(), new Choice(), new Columns(), 0, Optional.empty());
  }

  public Detect {
    if (choice.kind().filter(kind -> kind != TaskKind.ANOMALY).isPresent()) {
      throw new IllegalArgumentException(
          "what is found are anomalies; for a task of another kind take Fit");
    }
    if (choice.metric().isPresent()) {
      throw new IllegalArgumentException(
          "detectors do not compete, so there is no metric to rank them by");
    }
  }

  /// The same with this column of labels.
  public Detect labels(String column) {
    return new Detect(Optional.of(column), choice, columns, seed, date);
  }

  /// The same with another choice.
  public Detect choice(Choice choice) {
    return new Detect(labels, choice, columns, seed, date);
  }

  /// The same with other columns left out or brought back.
  public Detect columns(Columns columns) {
    return new Detect(labels, choice, columns, seed, date);
  }

  /// The same without these columns.
  public Detect drop(String... names) {
    return columns(new Columns(Set.of(names), columns.keep()));
  }

  /// The same with another seed.
  public Detect seed(long seed) {
    return new Detect(labels, choice, columns, seed, date);
  }

  /// The same with a date for the card.
  public Detect date(String date) {
    return new Detect(labels, choice, columns, seed, Optional.of(date));
  }

  /// Looks at the rows of a frame.
  ///
  /// @throws IllegalArgumentException when there is nothing to look at, in one sentence
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Fitted run(Frame frame) {
    return run(frame, Optional.empty(), RunListener.NONE);
  }

  /// Looks at the rows of a frame, and holds the model against other rows where there are some.
  ///
  /// @param test rows to score on, with labels where a column of them is named
  /// @param listener told of progress, scores, the model and the end
  /// @throws IllegalArgumentException when there is nothing to look at, in one sentence
  /// @throws java.util.concurrent.CancellationException when the thread is interrupted
  public Fitted run(Frame frame, Optional<Frame> test, RunListener listener) {
    return listener.heard(
        "detect " + frame.origin().source(),
        () -> {
          var fitted = new DetectRun(this, listener).run(frame, test);
          listener.model(fitted.model());
          return fitted;
        });
  }
}
