package dev.lathe.benchmarks.peers;

import java.util.Locale;

/// The settings that every side is given; what is not named here stands in the README.
///
/// @param method what is grown
/// @param trees how many trees, or rounds of them
/// @param leaves most leaves of a boosted tree
/// @param depth most splits above a leaf of a boosted tree; 0 for no bound
/// @param threads how many threads
/// @param seed where the randomness starts
record Setup(Method method, int trees, int leaves, int depth, int threads, long seed) {
  static final double RATE = 0.1;
  static final int BINS = 255;
  static final int MINIMUM_ROWS = 20;
  static final double MINIMUM_HESSIAN = 1e-3;

  /// What is grown.
  enum Method {
    BOOSTING,
    FOREST,
    EXTRA_TREES,
    ISOLATION,
    /// Boosting with each library's own default settings.
    DEFAULTS,
    /// A random forest likewise.
    DEFAULT_FOREST,
    /// Extra trees likewise.
    DEFAULT_EXTRA_TREES
  }

  static Setup boosting(int leaves) {
    return new Setup(Method.BOOSTING, 100, leaves, 0, 2, 0);
  }

  static Setup trees(Method method) {
    return new Setup(method, 100, 0, 0, 2, 0);
  }

  Setup threads(int threads) {
    return new Setup(method, trees, leaves, depth, threads, seed);
  }

  Setup trees(int trees) {
    return new Setup(method, trees, leaves, depth, threads, seed);
  }

  Setup seed(long seed) {
    return new Setup(method, trees, leaves, depth, threads, seed);
  }

  /// As one word, to hand it to another process.
  String word() {
    return String.format(
        Locale.ROOT, "%s:%d:%d:%d:%d:%d", method, trees, leaves, depth, threads, seed);
  }

  static Setup from(String word) {
    String[] parts = word.split(":", -1);
    return new Setup(
        Method.valueOf(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]),
        Long.parseLong(parts[5]));
  }
}
