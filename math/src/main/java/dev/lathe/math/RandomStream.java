package dev.lathe.math;

/// A stream of random numbers that is named by a seed and keys: the same name gives the same
/// numbers on every machine, different names give streams that have nothing to do with each other.
///
/// Work that is cut into pieces gives each piece a stream of its own, named by the piece's number,
/// and so does not depend on the order in which the pieces are done.
///
/// ```java
/// var random = RandomStream.of(7, "bootstrap", 3);
/// int[] order = random.permutation(100);
/// ```
///
/// **Threads.** A stream changes as it is read; it belongs to one thread.
///
/// **Source.** Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA 2014
/// (SplitMix64, with one fixed increment); Lemire, *Fast random integer generation in an interval*,
/// TOMACS 2019; Marsaglia's polar method for normal numbers.
public final class RandomStream {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;
  private double spare = Double.NaN;

  private RandomStream(long state) {
    this.state = state;
  }

  /// The stream of this seed and these keys; their order matters.
  public static RandomStream of(long seed, long... keys) {
    long state = mix(seed + STEP);
    for (long key : keys) {
      state = mix(31 * state + mix(key + STEP) + STEP);
    }
    return new RandomStream(state);
  }

  /// The stream of this seed, this name and these keys.
  public static RandomStream of(long seed, String name, long... keys) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return of(mix(seed) ^ hash, keys);
  }

  /// Spreads every bit of `z` over all bits of the result; no two numbers share a result.
  public static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /// Any whole number, all equally likely.
  public long nextLong() {
    state += STEP;
    return mix(state);
  }

  /// A whole number from 0 to `bound - 1`, all equally likely.
  ///
  /// @param bound 1 or more
  public int nextInt(int bound) {
    if (bound < 1) throw new IllegalArgumentException("bound must be 1 or more, got " + bound);
    long product = (nextLong() >>> 32) * bound;
    if ((product & 0xFFFFFFFFL) < bound) {
      long uneven = (1L << 32) % bound;
      while ((product & 0xFFFFFFFFL) < uneven) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /// A number in `[0, 1)`, a multiple of 2⁻⁵³.
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /// A number from the normal distribution with mean 0 and deviation 1.
  public double nextGaussian() {
    if (!Double.isNaN(spare)) {
      double kept = spare;
      spare = Double.NaN;
      return kept;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * nextDouble() - 1;
      y = 2 * nextDouble() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * scale;
    return x * scale;
  }

  /// Puts the values into a random order, all orders equally likely.
  public void shuffle(int[] values) {
    for (int last = values.length - 1; last > 0; last--) {
      int other = nextInt(last + 1);
      int held = values[last];
      values[last] = values[other];
      values[other] = held;
    }
  }

  /// The numbers from 0 to `n - 1` in a random order.
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }
}
