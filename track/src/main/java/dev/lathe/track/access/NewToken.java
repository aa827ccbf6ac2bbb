package dev.lathe.track.access;

import dev.lathe.track.database.Text;
import java.time.Duration;

/// A token that is about to be made.
///
/// @param name what it is for
/// @param project where it is good, or [Caller#EVERYWHERE]
/// @param role the most it may; never more than its user may at that moment
/// @param life how long it is good, 1 minute to 10 years
public record NewToken(String name, String project, Role role, Duration life) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3_653);

  /// Refuses names that cannot be such, and tokens that would not end.
  public NewToken {
    Text.name("token", name);
    if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a token is good for 1 minute to 10 years, got %s".formatted(life));
    }
  }
}
