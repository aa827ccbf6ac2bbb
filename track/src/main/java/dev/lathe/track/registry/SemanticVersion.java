package dev.lathe.track.registry;

import dev.lathe.track.database.Text;
import java.util.Comparator;

/// A version's number: what it would break, what it brings, what it mends.
///
/// @param major counts changes of what goes in or comes out, from 1
/// @param minor counts changes of how it was made, or of how good it is
/// @param patch counts fits on new data
public record SemanticVersion(long major, long minor, long patch)
    implements Comparable<SemanticVersion> {
  /// The first of every model.
  public static final SemanticVersion FIRST = new SemanticVersion(1, 0, 0);

  private static final long MOST = 999_999_999;
  private static final Comparator<SemanticVersion> ORDER =
      Comparator.comparingLong(SemanticVersion::major)
          .thenComparingLong(SemanticVersion::minor)
          .thenComparingLong(SemanticVersion::patch);

  /// Which of the three numbers goes up.
  public enum Part {
    /// What goes in or comes out changed.
    MAJOR,
    /// How it was made changed, or how good it is.
    MINOR,
    /// Only the data changed.
    PATCH
  }

  /// Refuses numbers that are none.
  public SemanticVersion {
    if (major < 0 || minor < 0 || patch < 0 || Math.max(major, Math.max(minor, patch)) > MOST) {
      throw new IllegalArgumentException(
          "the numbers of a version are 0 to %s, got %s.%s.%s"
              .formatted(MOST, major, minor, patch));
    }
  }

  /// The number that is written so, such as `1.4.2`.
  ///
  /// @throws IllegalArgumentException when it is none
  public static SemanticVersion parse(String text) {
    if (!written(text)) {
      throw new IllegalArgumentException(
          "'%s' is no version; write three numbers with points between, such as 1.4.2"
              .formatted(Text.shown(text)));
    }
    String[] parts = text.split("\\.", -1);
    return new SemanticVersion(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  /// Whether a text is one.
  static boolean written(String text) {
    return text.matches("(0|[1-9][0-9]{0,8})(\\.(0|[1-9][0-9]{0,8})){2}");
  }

  /// The next one with this part higher.
  public SemanticVersion next(Part part) {
    return switch (part) {
      case MAJOR -> new SemanticVersion(major + 1, 0, 0);
      case MINOR -> new SemanticVersion(major, minor + 1, 0);
      case PATCH -> new SemanticVersion(major, minor, patch + 1);
    };
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
