package dev.lathe.learn.tree.ensemble;

import dev.lathe.frame.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers of trees as they are shown to readers: without the last digits, which sums and products
/// of doubles leave behind.
final class Figures {
  private static final MathContext VALUE = new MathContext(7);
  private static final MathContext THRESHOLD = new MathContext(12);

  private Figures() {}

  /// What a leaf says, in 7 digits at most.
  static String value(double value) {
    return rounded(value, VALUE);
  }

  /// That a number is at most a threshold, which is given in 12 digits at most: where these lie
  /// above it, that the number is below them.
  static String atMost(double threshold) {
    String figure = rounded(threshold, THRESHOLD);
    return (Double.parseDouble(figure) > threshold ? "< " : "<= ") + figure;
  }

  /// A number that is held in single precision, in as many digits as that takes.
  static String single(double value) {
    float single = (float) value;
    if (!Float.isFinite(single)) return Float.toString(single);
    return Numbers.text(new BigDecimal(Float.toString(single)).doubleValue());
  }

  private static String rounded(double value, MathContext digits) {
    if (!Double.isFinite(value)) return Numbers.text(value);
    return Numbers.text(new BigDecimal(Double.toString(value)).round(digits).doubleValue());
  }
}
