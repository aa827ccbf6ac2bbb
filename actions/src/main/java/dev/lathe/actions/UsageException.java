package dev.lathe.actions;

/// What is asked for contradicts itself or names what there is not, whatever the data.
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// With this sentence.
  public UsageException(String message) {
    super(message);
  }
}
