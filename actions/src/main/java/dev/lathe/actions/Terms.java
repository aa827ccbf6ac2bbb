package dev.lathe.actions;

import java.util.Optional;

/// How something is asked for.
///
/// @param key of the asker's making: the same key and arguments give the same answer and do nothing
///   twice
/// @param approval what says yes to what is destroyed, as [Refused#approval] gave it
public record Terms(Optional<String> key, Optional<String> approval) {
  /// Just asked.
  public static final Terms PLAIN = new Terms(Optional.empty(), Optional.empty());

  /// The same with a yes to what is destroyed.
  public Terms approval(String approval) {
    return new Terms(key, Optional.of(approval));
  }

  /// The same under a key.
  public Terms key(String key) {
    return new Terms(Optional.of(key), approval);
  }
}
