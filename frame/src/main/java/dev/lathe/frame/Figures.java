package dev.lathe.frame;

import java.util.Locale;

/// Numbers as messages, cards and model files write them: the same wherever the program runs.
///
/// ```java
/// String rows = Figures.count(2_400); // 2,400
/// String line = Figures.figure(0.25, 4); // 0.2500
/// ```
public final class Figures {
  private Figures() {}

  /// A count with commas between thousands.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// A figure with so many digits after the point, rounded half up.
  ///
  /// @param digits 0 or more
  public static String figure(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
