package dev.lathe.cli;

/// The command line is wrong, whatever the data: exit code 2.
final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
