package dev.lathe.benchmarks.peers;

import java.util.Map;

/// A model that a peer trained, to be imported: the file's bytes and what the peer says of rows.
///
/// @param name of the case
/// @param file the name to save it by
/// @param bytes the peer's own file
/// @param raw the peer's raw scores of rows
/// @param linked the peer's predictions of rows
@SuppressWarnings("ArrayRecordComponent") // a file, never compared
record Foreign(String name, String file, byte[] bytes, Says raw, Says linked) {
  /// What a peer says of rows.
  @FunctionalInterface
  interface Says {
    /// Scores or predictions, row by row.
    ///
    /// @param cells `(rows, columns)`, row by row
    double[] of(double[] cells, int rows);
  }

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
