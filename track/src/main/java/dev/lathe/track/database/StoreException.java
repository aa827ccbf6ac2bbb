package dev.lathe.track.database;

/// The store cannot do what was asked: one sentence that says what is wrong and what to do.
///
/// What is wrong with the asking itself, such as a name that is too long, is an
/// [IllegalArgumentException].
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Of which kind it is; doors have a code for each.
  public enum Reason {
    /// There is no such thing.
    ABSENT,
    /// There is one already.
    EXISTS,
    /// The thing is there, but not in a state that allows it.
    STATE,
    /// The database or the disk does not do its part; asking again later may help.
    UNAVAILABLE
  }

  private final Reason reason;

  /// With this sentence.
  public StoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /// With this sentence, and what lies under it.
  public StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// There is no such thing.
  public static StoreException absent(String message) {
    return new StoreException(Reason.ABSENT, message);
  }

  /// There is one already.
  public static StoreException exists(String message) {
    return new StoreException(Reason.EXISTS, message);
  }

  /// It is not in a state that allows this.
  public static StoreException state(String message) {
    return new StoreException(Reason.STATE, message);
  }

  /// Of which kind it is.
  public Reason reason() {
    return reason;
  }
}
