package dev.lathe.track.filter;

import java.util.Locale;
import java.util.Optional;

/// How a condition compares.
public enum Comparison {
  /// The same.
  EQUAL("="),
  /// Another; what is absent is neither.
  NOT_EQUAL("!="),
  /// Less.
  LESS("<"),
  /// Less or the same.
  AT_MOST("<="),
  /// More.
  MORE(">"),
  /// More or the same.
  AT_LEAST(">="),
  /// Like a pattern, in which `%` is any text and `_` any character; a `\` takes that away.
  LIKE("LIKE"),
  /// The same, where `A` to `Z` are no other than `a` to `z`.
  ILIKE("ILIKE"),
  /// One of a list.
  IN("IN"),
  /// None of a list.
  NOT_IN("NOT IN");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  /// How it is written.
  public String sign() {
    return sign;
  }

  static Optional<Comparison> of(String sign) {
    String upper = sign.toUpperCase(Locale.ROOT);
    for (Comparison comparison : values()) {
      if (comparison.sign.equals(upper)) return Optional.of(comparison);
    }
    return sign.equals("<>") ? Optional.of(NOT_EQUAL) : Optional.empty();
  }

  /// Whether it compares texts with a text.
  boolean ofText() {
    return this == EQUAL || this == NOT_EQUAL || this == LIKE || this == ILIKE;
  }

  /// Whether it compares with a pattern.
  boolean ofPattern() {
    return this == LIKE || this == ILIKE;
  }

  /// Whether it compares with a list.
  boolean ofList() {
    return this == IN || this == NOT_IN;
  }
}
