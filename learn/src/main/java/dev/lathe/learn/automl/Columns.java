package dev.lathe.learn.automl;

import java.util.List;
import java.util.Set;

/// Columns that the user leaves out or brings back.
///
/// @param drop never shown to a learner
/// @param keep shown to learners even if `fit` would set them aside
public record Columns(Set<String> drop, Set<String> keep) {
  public Columns {
    drop = Set.copyOf(drop);
    keep = Set.copyOf(keep);
    List<String> both = drop.stream().filter(keep::contains).sorted().toList();
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          "column '%s' is both dropped and kept".formatted(both.getFirst()));
    }
  }

  /// Nothing is left out or brought back.
  public Columns() {
    this(Set.of(), Set.of());
  }
}
