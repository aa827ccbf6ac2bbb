package dev.lathe.learn;

import dev.lathe.frame.Frame;

/// A model that can say, exactly, what each column adds to the scores of a row.
///
/// ```java
/// static String mainReason(ExplainableModel model, Frame rows) {
///   return model.explain(rows).reasons(0, 0).getFirst().column();
/// }
/// ```
///
/// A score is what the model reckons with before any link, in the unit that the model names; of two
/// classes there is one, that of the second, of several one for each. What it is while some columns
/// are unknown is said by the rows that the model was learned from, or by background rows that one
/// chooses.
public interface ExplainableModel extends Model {
  /// What explains scores by the rows that the model was learned from.
  ///
  /// @throws IllegalArgumentException when the model does not hold what it takes, as one that was
  ///   saved by an early version or imported from a file without it
  Explainer explainer();

  /// What explains scores by how a row differs from background rows.
  ///
  /// @param background one row or more with the model's columns, raw; 100 are usually enough
  Explainer explainer(Frame background);

  /// What each column adds to the scores of some rows, by the rows that the model was learned from.
  ///
  /// @param frame has the model's columns, raw
  default Contributions explain(Frame frame) {
    return explainer().explain(frame);
  }

  /// What each column adds to the scores of some rows, compared with background rows.
  ///
  /// @param frame has the model's columns, raw
  /// @param background has them too
  default Contributions explain(Frame frame, Frame background) {
    return explainer(background).explain(frame);
  }

  /// What columns add two by two, by the rows that the model was learned from.
  ///
  /// @param frame has the model's columns, raw
  default Interactions interactions(Frame frame) {
    return explainer().interactions(frame);
  }

  /// What columns add two by two, compared with background rows.
  ///
  /// @param frame has the model's columns, raw
  /// @param background has them too
  default Interactions interactions(Frame frame, Frame background) {
    return explainer(background).interactions(frame);
  }
}
