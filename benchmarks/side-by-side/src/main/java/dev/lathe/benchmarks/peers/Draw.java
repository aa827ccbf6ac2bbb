package dev.lathe.benchmarks.peers;

/// Numbers that look drawn by chance and are the same in every language: SplitMix64 (Steele, Lea,
/// Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014) at a position.
final class Draw {
  private Draw() {}

  /// A number in `[0, 1)`.
  static double uniform(long seed, long position) {
    long z = seed + (position + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
  }
}
