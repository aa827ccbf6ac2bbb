package dev.lathe.learn.file;

/// A model file that cannot be read: truncated, altered, too large, or not one of ours.
public final class ModelFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// Says in one sentence what is wrong with the file.
  public ModelFileException(String message) {
    super(message);
  }

  /// Says in one sentence what is wrong with the file, and what was found underneath.
  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
