package dev.lathe.learn.tree;

/// The search for numbers, and for two classes as 0 and 1: least squared error, which for two
/// classes is Gini's impurity.
///
/// A row carries one long, its draws in the upper 20 bits and draws times its target, scaled to 23
/// bits, in the lower 44; a bin is their plain sum, exact in any order. Where a node misses no
/// value, what is missing later goes with most of its rows.
final class AmountSearch implements ForestSearch {
  static final int SUM_BITS = 44;
  static final int TARGET_BITS = 23;
  static final int MOST_DRAWS = (1 << 20) - 1;
  private static final long SUM = (1L << SUM_BITS) - 1;

  private final long[] bins = new long[256];
  private final double minimum;
  private long total;

  AmountSearch(double minimum) {
    this.minimum = minimum;
  }

  /// What a row carries that is drawn once.
  ///
  /// @param share its target's place between the least, 0, and the greatest, 1
  static long load(double share) {
    return (1L << SUM_BITS) | Math.round(share * ((1 << TARGET_BITS) - 1));
  }

  @Override
  public boolean open(ForestSample sample, int from, int to) {
    long sum = 0;
    long draws = sample.loads[from] >>> SUM_BITS;
    long target = (sample.loads[from] & SUM) / draws;
    boolean differ = false;
    for (int i = from; i < to; i++) {
      long load = sample.loads[i];
      sum += load;
      differ |= (load & SUM) != (load >>> SUM_BITS) * target;
    }
    total = sum;
    return differ && (sum >>> SUM_BITS) >= 2 * minimum;
  }

  /// What the node is worth unparted.
  double worth() {
    return worth(total);
  }

  private static double worth(long packed) {
    double sum = packed & SUM;
    return sum * sum / (packed >>> SUM_BITS);
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
      bins[bin] += sample.loads[i];
      if (bin == size) continue;
      low = Math.min(low, bin);
      high = Math.max(high, bin);
    }
    long missing = bins[size];
    bins[size] = 0;
    long left = 0;
    for (int bin = low; bin <= high; bin++) {
      long here = bins[bin];
      if (here == 0) continue;
      bins[bin] = 0;
      left += here;
      long right = total - left - missing;
      if (missing == 0) {
        boolean mostLeft = (left >>> SUM_BITS) >= (right >>> SUM_BITS);
        if (right != 0) offer(left, right, column, bin, mostLeft, best);
        continue;
      }
      offer(left, right + missing, column, bin, false, best);
      if (right != 0) offer(left + missing, right, column, bin, true, best);
    }
  }

  private void offer(
      long left, long right, int column, int place, boolean missingLeft, Place best) {
    if ((left >>> SUM_BITS) < minimum || (right >>> SUM_BITS) < minimum) return;
    best.offer(worth(left) + worth(right), column, place, missingLeft);
  }
}
