package dev.lathe.learn.automl;

/// From which probability on the positive one of two classes is predicted.
public sealed interface Line {
  /// From one half: the most probable class.
  record MostProbable() implements Line {}

  /// Where F1 is best, out of fold.
  record BestF1() implements Line {}

  /// From this probability.
  ///
  /// @param threshold `[0, 1]`
  record At(double threshold) implements Line {
    public At {
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException(
            "threshold must be best-f1 or a number within 0 and 1, got " + threshold);
      }
    }
  }

  /// The line with this name: `best-f1` or a number.
  ///
  /// @throws IllegalArgumentException when it is neither
  static Line named(String text) {
    if (text.equals("best-f1")) return new BestF1();
    try {
      return new At(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "threshold must be best-f1 or a number within 0 and 1, got '%s'".formatted(text), e);
    }
  }
}
