package dev.lathe.actions;

/// What an action does to what is kept, and so what it takes to let it through.
public enum Effect {
  /// Nothing: it leaves no row in the audit.
  READS,
  /// It adds to a log that is its own record, such as that of predictions: no row in the audit.
  LOGS,
  /// It adds or changes, and what it did can be undone.
  WRITES,
  /// It takes something away for good: whoever asks is told first what, and says yes to just that.
  DESTROYS;

  /// Whether what it does leaves a row in the audit.
  public boolean audited() {
    return this == WRITES || this == DESTROYS;
  }
}
