package dev.lathe;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Model;
import dev.lathe.learn.Tracker;
import dev.lathe.learn.automl.Fit;
import dev.lathe.learn.automl.Fitted;
import java.util.Optional;

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

  /// Fits as this class does, with every run recorded.
  ///
  /// @param tracker where, such as a store of `lathe-track`
  public static Tracked tracked(Tracker tracker) {
    return new Tracked(tracker);
  }

  /// Fits, with every run recorded.
  ///
  /// @param tracker where
  public record Tracked(Tracker tracker) {
    /// As [Lathe#fit(Frame, String)].
    ///
    /// @throws IllegalArgumentException when nothing can be learned, in one sentence
    public Model fit(Frame frame, String target) {
      return run(new Fit(target), frame).model();
    }

    /// As [Fit#run(Frame)].
    ///
    /// @throws IllegalArgumentException when nothing can be learned, in one sentence
    public Fitted run(Fit fit, Frame frame) {
      return fit.run(frame, Optional.empty(), tracker.begin());
    }
  }
}
