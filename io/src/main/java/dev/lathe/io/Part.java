package dev.lathe.io;

import dev.lathe.frame.Column;

/// What one block gave for one column.
sealed interface Part {
  /// How a column is read.
  enum Mode {
    /// Not needed, or settled before.
    SKIP,
    NUMBERS,
    YES_NO,
    TIME,
    /// As different cells and their codes, which fits everything.
    LEVELS
  }

  /// Nothing was read.
  record Skipped() implements Part {}

  /// All cells were of the type asked for.
  record Values(Column column) implements Part {}

  /// A cell was not of the type asked for.
  record Refused(int row) implements Part {}

  /// Codes into a thread's dictionary, -1 for an empty cell.
  final class Levels implements Part {
    final Dictionary dictionary;
    final int[] codes;

    Levels(Dictionary dictionary, int[] codes) {
      this.dictionary = dictionary;
      this.codes = codes;
    }
  }
}
