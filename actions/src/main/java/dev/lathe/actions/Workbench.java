package dev.lathe.actions;

import dev.lathe.learn.RunListener;
import dev.lathe.track.Store;
import dev.lathe.track.access.Caller;
import java.util.function.Supplier;

/// What an action works with.
///
/// @param opened the store, opened when it is first asked for
/// @param policies what is forbidden, read when it is first asked for
/// @param caller who asks
/// @param place where files are, for actions that may name them
/// @param listener hears of progress
/// @param attended whether a person waits for it
public record Workbench(
    Supplier<Store> opened,
    Supplier<Policy> policies,
    Caller caller,
    Place place,
    RunListener listener,
    boolean attended) {
  /// What is kept.
  public Store store() {
    return opened.get();
  }

  /// What is forbidden.
  public Policy policy() {
    return policies.get();
  }
}
