package dev.lathe.learn;

import java.util.Set;

/// What the catalogue says of a learner.
///
/// @param summary what it is and when to use it, in one sentence
/// @param kinds the tasks it learns
/// @param traits what it can do beyond fitting
/// @param reference authors, title, year of the method
public record Entry(String summary, Set<TaskKind> kinds, Set<Trait> traits, String reference) {
  /// What a learner can do beyond fitting, and what its contract tests ask of it.
  public enum Trait {
    /// A row of weight 2 counts exactly as the row given twice.
    WEIGHTS,
    /// Learns tasks that name a column of offsets.
    OFFSET,
    /// Watches rows held back to know when to stop.
    EARLY_STOPPING,
    /// Begins with chance: has a `seed`.
    SEEDED;

    /// The name in files: lower case with dashes.
    public String key() {
      return Settings.key(name());
    }
  }

  public Entry {
    kinds = Set.copyOf(kinds);
    traits = Set.copyOf(traits);
  }
}
