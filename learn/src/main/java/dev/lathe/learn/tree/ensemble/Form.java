package dev.lathe.learn.tree.ensemble;

import java.util.Locale;

/// How finished trees are gone down, and why so. All ways give the same bits.
///
/// @param oneRow how a single row goes
/// @param manyRows how rows go that come together
/// @param why what decided, in words
public record Form(Way oneRow, Way manyRows, String why) {
  /// A way to go down trees.
  public enum Way {
    /// Node after node, comparing numbers as they are.
    PLAIN,
    /// Nodes packed into a word each, several trees or rows at a time, without a branch.
    PACKED,
    /// A table for each column that says which leaves of small trees its value leaves, one row at a
    /// time.
    TABLES,
    /// All nodes of a small tree, each taking away the leaves it rules out, many rows in one loop.
    BITS,
    /// Trees that ask the same on each level: the answers make the leaf's number, many rows in one
    /// loop.
    LEVELS;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "one row %s, many rows %s: %s".formatted(oneRow.key(), manyRows.key(), why);
  }
}
