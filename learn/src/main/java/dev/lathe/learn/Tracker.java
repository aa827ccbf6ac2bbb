package dev.lathe.learn;

/// Gives every run a listener of its own, which records it.
@FunctionalInterface
public interface Tracker {
  /// A listener for one run that is about to begin.
  RunListener begin();
}
