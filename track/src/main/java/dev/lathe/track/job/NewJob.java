package dev.lathe.track.job;

import dev.lathe.track.database.Text;

/// Work that is to be done by whoever has room for it.
///
/// @param project where
/// @param person who asks for it
/// @param via how they came in, by which they are known again when it is done
/// @param action what is to be done
/// @param arguments with what, as JSON
/// @param terms how soon, and how often it is tried
public record NewJob(
    String project, String person, String via, String action, String arguments, Terms terms) {
  /// The longest arguments, in UTF-16 units.
  public static final int LONGEST = 100_000;

  /// For somebody at the machine itself.
  public NewJob(String project, String person, String action, String arguments, Terms terms) {
    this(project, person, "local", action, arguments, terms);
  }

  /// How soon, and how often.
  ///
  /// @param priority the greater goes first; −100 to 100
  /// @param attempts how often it is tried at most, 1 to 20
  public record Terms(int priority, int attempts) {
    /// Neither before others nor after them, tried three times.
    public static final Terms PLAIN = new Terms(0, 3);

    private static final int HIGHEST = 100;
    private static final int MOST = 20;

    /// Refuses numbers out of range.
    public Terms {
      if (priority < -HIGHEST || priority > HIGHEST) {
        throw new IllegalArgumentException(
            "a priority is between -%s and %s, got %s".formatted(HIGHEST, HIGHEST, priority));
      }
      if (attempts < 1 || attempts > MOST) {
        throw new IllegalArgumentException(
            "a job is tried 1 to %s times, got %s".formatted(MOST, attempts));
      }
    }
  }

  /// Refuses what no table holds.
  public NewJob {
    Text.name("project", project);
    Text.name("person", person);
    Text.name("way in", via);
    Text.name("action", action);
    Text.value("the arguments", arguments, LONGEST);
  }
}
