package dev.lathe.learn.tree.exchange;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;

/// How another library turns the scores of a row into predictions, in its own precision.
///
/// @param shape what is done
/// @param factor what a score is multiplied by before a logistic function
/// @param divisor what a score is divided by first: the number of rounds where they are averaged
/// @param single whether it is reckoned in single precision
record ForeignLink(Shape shape, double factor, double divisor, boolean single) {
  private static final String TYPE = "foreign-link.v1";

  ForeignLink {
    boolean sound = Double.isFinite(factor) && divisor >= 1 && Double.isFinite(divisor);
    if (!sound) throw new ModelFileException("its scores cannot be turned into predictions");
  }

  ForeignLink(Shape shape, boolean single) {
    this(shape, 1, 1, single);
  }

  /// What is done with the scores of a row.
  enum Shape {
    /// Nothing.
    IDENTITY,
    /// `e^x`.
    EXPONENTIAL,
    /// `1 / (1 + e^-x)`, the probability of the second of two classes.
    LOGISTIC,
    /// The same as a number by itself.
    SHARE,
    /// 1 where the score is above 0, else 0, for the second of two classes.
    STEP,
    /// Probabilities in proportion to `e^x`.
    SOFTMAX,
    /// `1 / (1 + e^-x)` for each class, which do not sum to 1.
    ONE_AGAINST_REST,
    /// `x²` with the sign of x.
    SIGNED_SQUARE,
    /// `log(1 + e^x)`.
    LOG_ONE_PLUS;

    boolean two() {
      return this == LOGISTIC || this == STEP;
    }
  }

  /// How many predictions come of so many scores.
  int outputs(int width) {
    return shape.two() ? 2 : width;
  }

  /// Whether there may be so many scores.
  boolean takes(int width) {
    return switch (shape) {
      case SOFTMAX, ONE_AGAINST_REST -> width >= 2;
      case IDENTITY -> width >= 1;
      default -> width == 1;
    };
  }

  /// Turns the scores of a row into its predictions.
  ///
  /// @param at where in `scores` they begin
  /// @param to where in `outputs` the predictions begin
  void apply(double[] scores, int at, int width, double[] outputs, int to) {
    if (shape == Shape.SOFTMAX) {
      softmax(scores, at, width, outputs, to);
      return;
    }
    for (int i = 0; i < width; i++) {
      double value = one(scores[at + i] / divisor);
      if (shape.two()) outputs[to] = 1 - value;
      outputs[to + (shape.two() ? 1 : i)] = value;
    }
  }

  private double one(double score) {
    return switch (shape) {
      case IDENTITY, SOFTMAX -> score;
      case EXPONENTIAL -> rounded(Math.exp(score));
      case LOGISTIC, SHARE, ONE_AGAINST_REST -> logistic(score);
      case STEP -> score > 0 ? 1 : 0;
      case SIGNED_SQUARE -> score < 0 ? -score * score : score * score;
      case LOG_ONE_PLUS -> Math.log1p(Math.exp(score));
    };
  }

  private double rounded(double value) {
    return single ? (float) value : value;
  }

  private double logistic(double score) {
    if (!single) return 1 / (1 + Math.exp(-factor * score));
    float small = (float) Math.exp(Math.min(-score, 88.7f));
    return 1f / (small + 1f);
  }

  private void softmax(double[] scores, int at, int width, double[] outputs, int to) {
    double largest = scores[at] / divisor;
    for (int i = 1; i < width; i++) largest = Math.max(largest, scores[at + i] / divisor);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      outputs[to + i] = rounded(Math.exp(rounded(scores[at + i] / divisor - largest)));
      sum += outputs[to + i];
    }
    double whole = rounded(sum);
    for (int i = 0; i < width; i++) outputs[to + i] = rounded(outputs[to + i] / whole);
  }

  Parts parts() {
    return Parts.of(TYPE)
        .with("shape", shape.name())
        .with("factor", factor)
        .with("divisor", divisor)
        .with("single", single);
  }

  static ForeignLink from(Parts parts) {
    String name = parts.text("shape");
    for (Shape shape : Shape.values()) {
      if (shape.name().equals(name)) {
        return new ForeignLink(
            shape, parts.number("factor"), parts.number("divisor"), parts.yes("single"));
      }
    }
    throw new ModelFileException("there is no link '%s'".formatted(name));
  }
}
