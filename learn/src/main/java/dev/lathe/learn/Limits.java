package dev.lathe.learn;

/// Refuses settings that are out of range, by the name they have in files and flags.
public final class Limits {
  private Limits() {}

  /// Refuses what is below `least`, not finite or not a number.
  public static void atLeast(String key, double value, double least) {
    if (!(value >= least && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be %s or more, got %s".formatted(key, plain(least), plain(value)));
    }
  }

  /// Refuses what is not from `least` to `most`.
  public static void within(String key, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, got %s"
              .formatted(key, plain(least), plain(most), plain(value)));
    }
  }

  /// Refuses what is not above `bound` and at most `most`.
  public static void above(String key, double value, double bound, double most) {
    if (!(value > bound && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be above %s and at most %s, got %s"
              .formatted(key, plain(bound), plain(most), plain(value)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
