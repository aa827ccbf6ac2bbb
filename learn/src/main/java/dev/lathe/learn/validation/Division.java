package dev.lathe.learn.validation;

/// Rows to learn from and rows to test on; no row is in both.
///
/// With groups or time some rows may be in neither.
public final class Division {
  private final int[] learning;
  private final int[] testing;

  /// A division into these rows.
  ///
  /// @param learning rows to learn from, not copied
  /// @param testing rows to test on, not copied
  Division(int[] learning, int[] testing) {
    this.learning = learning;
    this.testing = testing;
  }

  /// The rows to learn from, rising.
  public int[] learning() {
    return learning.clone();
  }

  /// The rows to test on, rising.
  public int[] testing() {
    return testing.clone();
  }

  @Override
  public String toString() {
    return "Division[%s learning, %s testing]".formatted(learning.length, testing.length);
  }
}
