package dev.lathe.learn.tree;

import java.util.Arrays;

/// The search for several classes: least Gini impurity. A row carries its draws in the upper half
/// of a long and its class in the lower, times its draws.
///
/// Sums of squared counts are kept up to date from bin to bin, in whole numbers. Where a node
/// misses no value, what is missing later goes with most of its rows.
final class ClassSearch implements ForestSearch {
  private final int classes;
  private final double minimum;
  private final int[] counts;
  private final int[] rows = new int[256];
  private final long[] all;
  private final long[] left;
  private int draws;

  ClassSearch(int classes, double minimum) {
    this.classes = classes;
    this.minimum = minimum;
    counts = new int[256 * classes];
    all = new long[classes];
    left = new long[classes];
  }

  /// What a row of a class carries that is drawn once.
  static long load(int code) {
    return (1L << 32) | code;
  }

  static int draws(long load) {
    return (int) (load >>> 32);
  }

  static int code(long load) {
    return (int) load / draws(load);
  }

  @Override
  public boolean open(ForestSample sample, int from, int to) {
    Arrays.fill(all, 0);
    draws = 0;
    for (int i = from; i < to; i++) {
      int times = draws(sample.loads[i]);
      all[code(sample.loads[i])] += times;
      draws += times;
    }
    long most = 0;
    for (long count : all) {
      most = Math.max(most, count);
    }
    return most < draws && draws >= 2 * minimum;
  }

  /// What the node is worth unparted.
  double worth() {
    double squares = 0;
    for (long count : all) {
      squares += (double) count * count;
    }
    return squares / draws;
  }

  @Override
  public void search(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    byte[] ranks = columns.ranks(column);
    int size = columns.missing(column);
    int low = 256;
    int high = -1;
    for (int i = from; i < to; i++) {
      int bin = ranks[sample.rows[i]] & 0xFF;
      int times = draws(sample.loads[i]);
      counts[bin * classes + code(sample.loads[i])] += times;
      rows[bin] += times;
      if (bin == size) continue;
      low = Math.min(low, bin);
      high = Math.max(high, bin);
    }
    int missing = rows[size];
    scan(low, high, size, false, column, best, missing == 0);
    if (missing > 0) {
      scan(low, high, size, true, column, best, true);
      clear(size);
    }
  }

  /// Goes through the bins from the lowest on; with `missingLeft` what is missing is already left.
  private void scan(
      int low, int high, int size, boolean missingLeft, int column, Place best, boolean last) {
    Arrays.fill(left, 0);
    long leftSquares = 0;
    long rightSquares = 0;
    for (long count : all) {
      rightSquares += count * count;
    }
    int leftRows = 0;
    for (int step = missingLeft ? low - 1 : low; step <= high; step++) {
      int bin = step < low ? size : step;
      int here = rows[bin];
      if (here == 0) continue;
      for (int code = 0, at = bin * classes; code < classes; code++, at++) {
        long moved = counts[at];
        if (moved == 0) continue;
        leftSquares += moved * (2 * left[code] + moved);
        rightSquares += moved * (moved - 2 * (all[code] - left[code]));
        left[code] += moved;
      }
      leftRows += here;
      if (last && bin != size) clear(bin);
      if (step < low) continue;
      int rightRows = draws - leftRows;
      if (leftRows < minimum || rightRows < minimum || rightRows == 0) continue;
      best.offer(
          (double) leftSquares / leftRows + (double) rightSquares / rightRows,
          column,
          bin,
          missingLeft || (rows[size] == 0 && leftRows >= rightRows));
    }
  }

  private void clear(int bin) {
    Arrays.fill(counts, bin * classes, (bin + 1) * classes, 0);
    rows[bin] = 0;
  }
}
