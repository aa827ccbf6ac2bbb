package dev.lathe.benchmarks.peers;

import java.util.Map;
import java.util.Optional;

/// A model that a peer trained, to be imported: the file's bytes and what the peer says of rows.
///
/// @param name of the case
/// @param file the name to save it by
/// @param bytes the peer's own file
/// @param raw the peer's raw scores of rows
/// @param linked the peer's predictions of rows
/// @param reasons what the peer says each column adds to the raw scores
@SuppressWarnings("ArrayRecordComponent") // a file, never compared
record Foreign(String name, String file, byte[] bytes, Says raw, Says linked, Reasons reasons) {
  /// What a peer says of rows.
  @FunctionalInterface
  interface Says {
    /// Scores or predictions, row by row.
    ///
    /// @param cells `(rows, columns)`, row by row
    double[] of(double[] cells, int rows);
  }

  /// What a peer says each column adds.
  ///
  /// @param shares `(rows, scores, columns + 1)`, the last the expected score
  /// @param pairs `(rows, scores, columns + 1, columns + 1)`; empty where the peer knows none
  record Reasons(Says shares, Optional<Says> pairs) {}

  /// How a case is trained.
  ///
  /// @param name of the case
  /// @param rounds of trees
  /// @param settings as the peer takes them
  record Case(String name, int rounds, Map<String, String> settings) {
    static Case of(String name, int rounds, String... settings) {
      var map = new java.util.LinkedHashMap<String, String>();
      for (int i = 0; i < settings.length; i += 2) map.put(settings[i], settings[i + 1]);
      return new Case(name, rounds, map);
    }
  }
}
