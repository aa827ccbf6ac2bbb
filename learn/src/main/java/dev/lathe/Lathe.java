package dev.lathe;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.automl.Fit;

/// The shortest way from a table to a model.
///
/// ```java
/// static String answer(Frame passengers) {
///   var model = Lathe.fit(passengers, "survived");
///   return model.predict(Map.of("class", "1st", "age", "adult", "sex", "female")).label();
/// }
/// ```
public final class Lathe {
  private Lathe() {}

  /// Learns to predict a column from the others: kind of task, columns, learner and settings are
  /// decided, and [Model#card()] tells what was decided, why, and how good the model is.
  ///
  /// To decide some of it oneself, and to hear of progress, take [Fit].
  ///
  /// @throws IllegalArgumentException when nothing can be learned, in one sentence
  public static Model fit(Frame frame, String target) {
    return new Fit(target).run(frame).model();
  }
}
