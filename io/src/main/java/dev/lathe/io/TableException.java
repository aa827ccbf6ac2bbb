package dev.lathe.io;

/// What is wrong with a file, in one sentence that a person can act on.
public final class TableException extends IllegalArgumentException {
  /// With this sentence.
  public TableException(String message) {
    super(message);
  }

  /// With this sentence and what lies behind it.
  public TableException(String message, Throwable cause) {
    super(message, cause);
  }
}
