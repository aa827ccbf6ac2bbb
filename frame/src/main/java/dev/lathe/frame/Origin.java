package dev.lathe.frame;

import java.util.Locale;

/// Where rows came from, so that a model can say what it was made of.
///
/// @param source a name a person knows: the file's name without its folder, `sql`, `stdin`,
///   `memory`
/// @param hash content hash of the source: of a file `sha256:` and 64 hex digits, of rows in memory
///   what [Fingerprint#of(Frame)] gives
/// @param rows how many rows the source had
/// @param nature whether the rows were measured, simulated, or nobody said
public record Origin(String source, String hash, long rows, Nature nature) {
  /// How far rows can be trusted to describe the world.
  public enum Nature {
    /// Made by a program or by chance.
    SIMULATED,
    /// Nobody has said.
    UNKNOWN,
    /// Observed, and somebody vouches for it.
    MEASURED;

    /// The name in files and messages.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The weaker of two: what is derived is no better than the weakest of its parts.
    public Nature weaker(Nature other) {
      return compareTo(other) < 0 ? this : other;
    }
  }

  /// The same origin with this nature.
  public Origin nature(Nature nature) {
    return new Origin(source, hash, rows, nature);
  }
}
