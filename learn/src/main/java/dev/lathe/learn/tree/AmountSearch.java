package dev.lathe.learn.tree;

import java.util.Arrays;

/// The search for numbers, and for two classes as 0 and 1: least squared error, which for two
/// classes is Gini's impurity. A bin is the plain sum of its rows' [Loads]. Where a node misses no
/// value, what is missing later goes with most of its rows.
final class AmountSearch implements ForestSearch {
  /// From so many rows on, bins are gone through one by one; below, only those that were touched.
  private static final int MANY_ROWS = 2_048;

  /// A product that is less than this share of another is less however both were rounded.
  private static final double SURELY_LESS = 1 - 1e-14;

  private final int shift;
  private final long mask;
  private final double minimum;
  private final boolean binary;
  private final long[] bins = new long[256];
  private final long[] touched = new long[4];
  private final ValueBuckets buckets = new ValueBuckets();
  private long total;
  private long missing;

  private boolean two;

  /// @param binary whether the targets are 0 and 1
  AmountSearch(int shift, double minimum, boolean binary) {
    this.binary = binary;
    this.shift = shift;
    this.mask = (1L << shift) - 1;
    this.minimum = minimum;
  }

  @Override
  public boolean open(ForestSample sample, int from, int to) {
    long[] loads = sample.loads;
    two = to - from == 2;
    if (binary) {
      long ones = 0;
      for (int i = from; i < to; i++) ones += loads[i];
      total = ones;
      boolean mixed = (ones & mask) != 0 && (ones & mask) != ones >>> shift;
      return mixed && (ones >>> shift) >= 2 * minimum;
    }
    long firstSum = loads[from] & mask;
    long firstDraws = loads[from] >>> shift;
    long sum = 0;
    boolean differ = false;
    for (int i = from; i < to; i++) {
      long load = loads[i];
      sum += load;
      differ |= (load & mask) * firstDraws != firstSum * (load >>> shift);
    }
    total = sum;
    return differ && (sum >>> shift) >= 2 * minimum;
  }

  @Override
  public double draws() {
    return total >>> shift;
  }

  @Override
  public double worth() {
    double sum = total & mask;
    return sum * sum / (total >>> shift);
  }

  @Override
  public boolean perfect(Place best) {
    // Halves of ones and of zeros are worth one for each one; of two rows any split is as good.
    return two ? best.found() : binary && best.score >= (total & mask) * (1 - 1e-12);
  }

  @Override
  public void search(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    if (columns.ranked(column) && to - from <= EXACT_ROWS) {
      exact(sample, from, to, column, columns, best);
    } else if (to - from >= MANY_ROWS) {
      many(sample, from, to, column, columns, best);
    } else {
      few(sample, from, to, column, columns, best);
    }
  }

  private void many(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    byte[] places = columns.places(column);
    int size = columns.size(column);
    int[] rows = sample.rows;
    long[] loads = sample.loads;
    for (int i = from; i < to; i++) bins[places[rows[i]] & 0xFF] += loads[i];
    missing = bins[size];
    bins[size] = 0;
    long left = 0;
    int last = -1;
    for (int bin = 0; bin < size; bin++) {
      long here = bins[bin];
      if (here == 0) continue;
      bins[bin] = 0;
      if (last >= 0) offer(left, Place.By.PLACES, column, last, bin, best);
      left += here;
      last = bin;
    }
    if (last >= 0) offerMissing(Place.By.PLACES, column, last, best);
  }

  private void few(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    byte[] places = columns.places(column);
    int size = columns.size(column);
    int[] rows = sample.rows;
    long[] loads = sample.loads;
    Arrays.fill(touched, 0);
    for (int i = from; i < to; i++) {
      int bin = places[rows[i]] & 0xFF;
      bins[bin] += loads[i];
      touched[bin >>> 6] |= 1L << bin;
    }
    missing = bins[size];
    bins[size] = 0;
    touched[size >>> 6] &= ~(1L << size);
    long left = 0;
    int last = -1;
    for (int word = 0; word < touched.length; word++) {
      for (long rest = touched[word]; rest != 0; rest &= rest - 1) {
        int bin = (word << 6) + Long.numberOfTrailingZeros(rest);
        if (last >= 0) offer(left, Place.By.PLACES, column, last, bin, best);
        left += bins[bin];
        bins[bin] = 0;
        last = bin;
      }
    }
    if (last >= 0) offerMissing(Place.By.PLACES, column, last, best);
  }

  private void exact(
      ForestSample sample, int from, int to, int column, ForestColumns columns, Place best) {
    int[] ranks = columns.ranks(column);
    int[] rows = sample.rows;
    int count = buckets.sort(columns.places(column), columns.size(column), ranks, rows, from, to);
    if (count == 0) return;
    int[] order = buckets.order;
    long[] loads = sample.loads;
    missing = 0;
    if (count < to - from) {
      long present = 0;
      for (int i = 0; i < count; i++) present += loads[from + order[i]];
      missing = total - present;
    }
    long left = loads[from + order[0]];
    double before = best.score;
    int lastAt = 0;
    for (int i = 1; i < count; i++) {
      if (!buckets.same[i]) {
        offer(left, Place.By.RANKS, column, 0, 0, best);
        if (best.score > before) {
          before = best.score;
          lastAt = i;
        }
      }
      left += loads[from + order[i]];
    }
    if (lastAt > 0) {
      best.last = ranks[rows[from + order[lastAt - 1]]];
      best.next = ranks[rows[from + order[lastAt]]];
    }
    if (missing != 0) {
      offerMissing(Place.By.RANKS, column, ranks[rows[from + order[count - 1]]], best);
    }
  }

  /// Everything present to the left, what is missing to the right.
  private void offerMissing(Place.By by, int column, int last, Place best) {
    if (missing == 0) return;
    double score = score(total - missing, missing);
    if (score > best.score) best.offer(score, by, column, last, Integer.MAX_VALUE, false);
  }

  private void offer(long left, Place.By by, int column, int last, int next, Place best) {
    if (missing == 0) {
      long right = total - left;
      double score = score(left, right, best.score);
      if (score > best.score) {
        best.offer(score, by, column, last, next, (left >>> shift) >= (right >>> shift));
      }
      return;
    }
    double score = score(left, total - left, best.score);
    if (score > best.score) best.offer(score, by, column, last, next, false);
    score = score(left + missing, total - left - missing, best.score);
    if (score > best.score) best.offer(score, by, column, last, next, true);
  }

  /// What both halves are worth, or -1 where one has too few rows.
  private double score(long left, long right) {
    return score(left, right, -1);
  }

  /// What both halves are worth, or -1 where one has too few rows or where it is no more than
  /// `least`, which most are: seen without a division, which takes longer than all the rest.
  private double score(long left, long right, double least) {
    double leftRows = left >>> shift;
    double rightRows = right >>> shift;
    if (leftRows < minimum || rightRows < minimum) return -1;
    double leftSum = left & mask;
    double rightSum = right & mask;
    double above = leftSum * leftSum * rightRows + rightSum * rightSum * leftRows;
    double below = leftRows * rightRows;
    if (above < least * below * SURELY_LESS) return -1;
    return above / below;
  }

  @Override
  public void cut(
      ForestSample sample, int from, int to, double[] values, boolean some, Place best) {
    double cut = best.drawn();
    long[] loads = sample.loads;
    long right = 0;
    missing = 0;
    if (some) {
      for (int i = from; i < to; i++) {
        double value = values[i - from];
        if (value > cut) right += loads[i];
        else if (Double.isNaN(value)) missing += loads[i];
      }
    } else {
      for (int i = from; i < to; i++) {
        // All ones where the value is greater: a branch would be mistaken every other time.
        right += loads[i] & (Double.doubleToRawLongBits(cut - values[i - from]) >> 63);
      }
    }
    long left = total - right - missing;
    if (missing == 0) {
      best.offer(score(left, right), (left >>> shift) >= (right >>> shift));
      return;
    }
    best.offer(score(left, right + missing), false);
    if (right > 0) best.offer(score(left + missing, right), true);
  }
}
