package dev.lathe.learn.tree;

import java.util.Arrays;

/// The search for several classes: least Gini impurity.
///
/// Sums of squared counts are kept up to date from row to row, or from bin to bin where a bin has
/// more rows than there are classes, in whole numbers. Where a node misses no value, what is
/// missing later goes with most of its rows.
final class ClassSearch implements ForestSearch {
  /// In larger nodes bins have more rows than there are classes.
  private static final int CHAINED_ROWS = 512;

  private final int classes;
  private final double minimum;
  private final int[] counts;
  private final int[] draws = new int[256];
  private final int[] heads = new int[256];
  private final int[] behind = new int[CHAINED_ROWS];
  private final long[] touched = new long[4];
  private final ValueBuckets buckets = new ValueBuckets();
  private final long[] all;
  private final long[] left;
  private final long[] missing;
  private long allSquares;
  private long leftSquares;
  private long rightSquares;
  private long leftRows;
  private long missingRows;
  private long total;

  ClassSearch(int classes, double minimum) {
    this.classes = classes;
    this.minimum = minimum;
    counts = new int[256 * classes];
    all = new long[classes];
    left = new long[classes];
    missing = new long[classes];
  }

  static int draws(long load) {
    return (int) (load >>> 32);
  }

  static int code(long load) {
    return (int) load;
  }

  @Override
  public boolean open(ForestSample sample, int from, int to) {
    Arrays.fill(all, 0);
    total = 0;
    for (int i = from; i < to; i++) {
      int times = draws(sample.loads[i]);
      all[code(sample.loads[i])] += times;
      total += times;
    }
    allSquares = 0;
    for (long count : all) allSquares += count * count;
    return allSquares < total * total && total >= 2 * minimum;
  }

  @Override
  public double draws() {
    return total;
  }

  @Override
  public double worth() {
    return (double) allSquares / total;
  }

  @Override
  public boolean perfect(Place best) {
    return best.score >= total * (1 - 1e-12); // a half of one class is worth its rows
  }

  @Override
  public void search(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    if (columns.ranked(column) && to - from <= EXACT_ROWS) {
      exact(sample, from, to, column, columns, best);
    } else if (to - from <= Math.min(CHAINED_ROWS, classes * columns.size(column) / 2)) {
      few(sample, from, to, column, columns, best);
    } else {
      many(sample, from, to, column, columns, best);
    }
  }

  /// Nothing is left yet but, when asked, what is missing.
  private void begin(boolean missingLeft) {
    leftRows = 0;
    leftSquares = 0;
    rightSquares = allSquares;
    Arrays.fill(left, 0);
    if (!missingLeft) return;
    for (int code = 0; code < classes; code++) {
      if (missing[code] > 0) move(code, missing[code]);
    }
  }

  private void move(int code, long moved) {
    long before = left[code];
    leftSquares += moved * (2 * before + moved);
    rightSquares += moved * (moved - 2 * (all[code] - before));
    left[code] = before + moved;
    leftRows += moved;
  }

  private void miss(long load) {
    if (missingRows == 0) Arrays.fill(missing, 0);
    missing[code(load)] += draws(load);
    missingRows += draws(load);
  }

  private void offer(Place.By by, int column, int last, int next, boolean missingLeft, Place best) {
    long rightRows = total - leftRows;
    if (leftRows < minimum || rightRows < minimum || rightRows == 0) return;
    double score = (double) leftSquares / leftRows + (double) rightSquares / rightRows;
    boolean withMost = missingRows == 0 && leftRows >= rightRows;
    if (score > best.score) {
      best.offer(score, by, column, last, next, missingLeft || withMost);
    }
  }

  private void exact(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    byte[] places = columns.places(column);
    int size = columns.size(column);
    int[] ranks = columns.ranks(column);
    int[] rows = sample.rows;
    int count = buckets.sort(places, size, ranks, rows, from, to);
    missingRows = 0;
    for (int i = from; count < to - from && i < to; i++) {
      if ((places[rows[i]] & 0xFF) == size) miss(sample.loads[i]);
    }
    for (int way = 0; way < (missingRows > 0 ? 2 : 1); way++) {
      begin(way == 1);
      for (int i = 0; i < count; i++) {
        int row = buckets.order[i];
        if (i > 0 && !buckets.same[i]) {
          double before = best.score;
          offer(Place.By.RANKS, column, 0, 0, way == 1, best);
          if (best.score > before) {
            best.last = ranks[rows[from + buckets.order[i - 1]]];
            best.next = ranks[rows[from + row]];
          }
        }
        long load = sample.loads[from + row];
        move(code(load), draws(load));
      }
      if (way == 0 && missingRows > 0 && count > 0) {
        int last = ranks[rows[from + buckets.order[count - 1]]];
        offer(Place.By.RANKS, column, last, Integer.MAX_VALUE, false, best);
      }
    }
  }

  /// Chains the rows of each bin, and goes from row to row.
  private void few(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    byte[] places = columns.places(column);
    int size = columns.size(column);
    Arrays.fill(touched, 0);
    missingRows = 0;
    for (int i = from; i < to; i++) {
      int bin = places[sample.rows[i]] & 0xFF;
      if (bin == size) {
        miss(sample.loads[i]);
        continue;
      }
      long bit = 1L << bin;
      behind[i - from] = (touched[bin >>> 6] & bit) == 0 ? -1 : heads[bin];
      touched[bin >>> 6] |= bit;
      heads[bin] = i - from;
    }
    for (int way = 0; way < (missingRows > 0 ? 2 : 1); way++) {
      begin(way == 1);
      int last = -1;
      for (int word = 0; word < touched.length; word++) {
        for (long rest = touched[word]; rest != 0; rest &= rest - 1) {
          int bin = (word << 6) + Long.numberOfTrailingZeros(rest);
          if (last >= 0) offer(Place.By.PLACES, column, last, bin, way == 1, best);
          for (int row = heads[bin]; row >= 0; row = behind[row]) {
            long load = sample.loads[from + row];
            move(code(load), draws(load));
          }
          last = bin;
        }
      }
      if (way == 0 && missingRows > 0 && last >= 0) {
        offer(Place.By.PLACES, column, last, Integer.MAX_VALUE, false, best);
      }
    }
  }

  private void many(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    byte[] places = columns.places(column);
    int size = columns.size(column);
    for (int i = from; i < to; i++) {
      int bin = places[sample.rows[i]] & 0xFF;
      int times = draws(sample.loads[i]);
      counts[bin * classes + code(sample.loads[i])] += times;
      draws[bin] += times;
    }
    missingRows = draws[size];
    for (int code = 0; code < classes; code++) missing[code] = counts[size * classes + code];
    for (int way = 0; way < (missingRows > 0 ? 2 : 1); way++) {
      begin(way == 1);
      int last = -1;
      for (int bin = 0; bin < size; bin++) {
        if (draws[bin] == 0) continue;
        if (last >= 0) offer(Place.By.PLACES, column, last, bin, way == 1, best);
        for (int code = 0, at = bin * classes; code < classes; code++, at++) {
          if (counts[at] != 0) move(code, counts[at]);
        }
        last = bin;
      }
      if (way == 0 && missingRows > 0 && last >= 0) {
        offer(Place.By.PLACES, column, last, Integer.MAX_VALUE, false, best);
      }
    }
    Arrays.fill(counts, 0, (size + 1) * classes, 0);
    Arrays.fill(draws, 0, size + 1, 0);
  }

  @Override
  public void cut(
      ForestSample sample, int from, int to, double[] values, boolean some, Place best) {
    double cut = best.drawn();
    long[] loads = sample.loads;
    Arrays.fill(left, 0);
    missingRows = 0;
    long rows = 0;
    for (int i = from; i < to; i++) {
      double value = values[i - from];
      long load = loads[i];
      // All ones where the value is at most the cut: a branch would be mistaken every other time.
      long here = draws(load) & ~(Double.doubleToRawLongBits(cut - value) >> 63);
      if (some && Double.isNaN(value)) {
        miss(load);
        here = 0;
      }
      left[code(load)] += here;
      rows += here;
    }
    if (rows == total) return;
    cut(rows, false, best);
    if (missingRows == 0 || rows + missingRows == total) return;
    for (int code = 0; code < classes; code++) left[code] += missing[code];
    cut(rows + missingRows, true, best);
  }

  private void cut(long rows, boolean missingLeft, Place best) {
    long leftSum = 0;
    long rightSum = 0;
    for (int code = 0; code < classes; code++) {
      long count = left[code];
      long rest = all[code] - count;
      leftSum += count * count;
      rightSum += rest * rest;
    }
    long others = total - rows;
    if (rows < minimum || others < minimum) return;
    boolean withMost = missingRows == 0 && rows >= others;
    double score = (double) leftSum / rows + (double) rightSum / others;
    best.offer(score, missingLeft || withMost);
  }
}
