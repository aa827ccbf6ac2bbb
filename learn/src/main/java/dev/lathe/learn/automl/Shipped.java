package dev.lathe.learn.automl;

import java.util.Locale;

/// Which rows the model that is shipped has learned from.
public enum Shipped {
  /// All of them: fitted again after it was scored.
  ALL,
  /// The learning rows only: the very model that was scored.
  NONE;

  /// The shipping with this name: `all` or `none`.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Shipped named(String key) {
    for (Shipped shipped : values()) {
      if (shipped.name().toLowerCase(Locale.ROOT).equals(key)) return shipped;
    }
    throw new IllegalArgumentException("refit must be all or none, got '%s'".formatted(key));
  }
}
