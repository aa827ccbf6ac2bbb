package dev.lathe.actions;

/// The gateway did not let something through: one sentence that says why.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// At which gate.
  public enum Reason {
    /// It is not written as it must be.
    SCHEMA,
    /// Whoever asks may not.
    PERMISSION,
    /// A policy forbids it.
    POLICY,
    /// It destroys something, and nobody said yes to that yet.
    APPROVAL
  }

  private final Reason reason;
  private final String approval;

  /// With this sentence.
  public Refused(Reason reason, String message) {
    this(reason, message, "");
  }

  Refused(Reason reason, String message, String approval) {
    super(message);
    this.reason = reason;
    this.approval = approval;
  }

  /// At which gate.
  public Reason reason() {
    return reason;
  }

  /// What says yes to what the sentence tells, sent along when it is asked again; empty unless the
  /// reason is [Reason#APPROVAL].
  public String approval() {
    return approval;
  }
}
