package dev.lathe.track.run;

/// Whether what was deleted is looked at.
public enum View {
  /// Only what was not deleted.
  ACTIVE,
  /// Only what was deleted and can be restored.
  DELETED,
  /// Both.
  ALL
}
