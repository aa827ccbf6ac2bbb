package dev.lathe.learn.tree.shap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What one leaf gives to the columns on its way, for each pattern of a row: a table that is filled
/// as patterns occur.
final class PatternShares {
  private static final int NONE = -1; // no mixture comes to the leaf
  private static final int NEW = -2;
  private static final int DENSE = 12;

  private final double value;
  private final int bits;
  private final long all;
  private final boolean withPairs;
  private final long[] lacks;
  private final int[] times;
  private final int[] dense;
  private final Map<Long, Integer> sparse = new HashMap<>();
  private double[] shares = new double[256];
  private int size;

  /// @param value the leaf's, divided by the number of background rows
  /// @param bits how many columns there are
  /// @param background the patterns of the background rows
  PatternShares(double value, int bits, long[] background, boolean withPairs) {
    this.value = value;
    this.bits = bits;
    this.withPairs = withPairs;
    all = (1L << bits) - 1;
    long[] sorted = new long[background.length];
    for (int i = 0; i < sorted.length; i++) sorted[i] = ~background[i] & all;
    Arrays.sort(sorted);
    lacks = new long[sorted.length];
    times = new int[sorted.length];
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) lacks[distinct++] = sorted[i];
      times[distinct - 1]++;
    }
    Arrays.fill(lacks, distinct, lacks.length, -1); // met by no row
    dense = new int[bits <= DENSE ? 1 << bits : 0];
    Arrays.fill(dense, NEW);
  }

  /// Where the shares of a pattern begin: one for each column, then one for each pair of a column
  /// with an earlier one; negative where all are 0.
  int of(long met) {
    long pattern = met & all;
    if (dense.length == 0) return sparse.computeIfAbsent(pattern, this::make);
    int at = dense[(int) pattern];
    if (at == NEW) {
      at = make(pattern);
      dense[(int) pattern] = at;
    }
    return at;
  }

  /// A share.
  double at(int place) {
    return shares[place];
  }

  private int make(long pattern) {
    int length = bits + (withPairs ? bits * (bits - 1) / 2 : 0);
    if (size + length > shares.length) {
      shares = Arrays.copyOf(shares, Math.max(2 * shares.length, size + length));
    }
    Arrays.fill(shares, size, size + length, 0);
    long lacking = all & ~pattern;
    boolean any = false;
    for (int i = 0; i < lacks.length && lacks[i] >= 0; i++) {
      if ((lacks[i] & lacking) != 0) continue;
      any = true;
      add(value * times[i], lacks[i], lacking);
      if (withPairs) addPairs(value * times[i] / 2, lacks[i], lacking);
    }
    if (!any) return NONE;
    size += length;
    return size - length;
  }

  /// @param only the columns that the row meets and the background row does not
  /// @param lacking those that the row does not meet, and the background row does
  private void add(double part, long only, long lacking) {
    int u = Long.bitCount(only);
    int v = Long.bitCount(lacking);
    double gets = u > 0 ? part * weight(u - 1, v) : 0;
    double loses = v > 0 ? part * weight(u, v - 1) : 0;
    for (int bit = 0; bit < bits; bit++) {
      if ((only >>> bit & 1) != 0) shares[size + bit] += gets;
      else if ((lacking >>> bit & 1) != 0) shares[size + bit] -= loses;
    }
  }

  private void addPairs(double half, long only, long lacking) {
    int u = Long.bitCount(only);
    int v = Long.bitCount(lacking);
    double gets = u > 1 ? half * weight(u - 2, v) : 0;
    double mixed = u > 0 && v > 0 ? half * weight(u - 1, v - 1) : 0;
    double loses = v > 1 ? half * weight(u, v - 2) : 0;
    int at = size + bits;
    for (int bit = 1; bit < bits; bit++) {
      for (int other = 0; other < bit; other++, at++) {
        long both = 1L << bit | 1L << other;
        if ((both & only) == both) shares[at] += gets;
        else if ((both & lacking) == both) shares[at] += loses;
        else if ((both & (only | lacking)) == both) shares[at] -= mixed;
      }
    }
  }

  /// `a! b! / (a + b + 1)!`
  static double weight(int a, int b) {
    double weight = 1.0 / (a + b + 1);
    int less = Math.min(a, b);
    for (int i = 1; i <= less; i++) weight *= (double) i / (a + b + 1 - i);
    return weight;
  }
}
