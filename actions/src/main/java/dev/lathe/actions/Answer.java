package dev.lathe.actions;

import java.util.Optional;
import java.util.function.Supplier;

/// What came of an action.
///
/// @param value what it gave; empty when it was done before, under the same key
/// @param json writes the same as JSON
/// @param <R> what the action gives
public record Answer<R>(Optional<R> value, Supplier<String> json) {
  /// What it gave, as JSON on one line.
  public String text() {
    return json.get();
  }
}
