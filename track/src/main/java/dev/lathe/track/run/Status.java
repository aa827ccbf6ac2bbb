package dev.lathe.track.run;

/// How far a run is.
public enum Status {
  /// It waits.
  SCHEDULED,
  /// It is under way.
  RUNNING,
  /// It went well.
  FINISHED,
  /// It did not go well.
  FAILED,
  /// Somebody ended it.
  KILLED;

  /// Whether nothing more is to come.
  public boolean over() {
    return this != SCHEDULED && this != RUNNING;
  }
}
