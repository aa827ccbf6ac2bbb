package dev.lathe.learn.tree;

/// Weights as whole numbers, for rows that are counted rather than drawn.
final class RowCounts {
  /// What all rows count together, at most.
  private static final double MOST = 1 << 26;

  /// What a row of mean weight counts, at most.
  private static final double MOST_A_ROW = 256;

  private final int[] counts;
  private final double unit;

  private RowCounts(int[] counts, double unit) {
    this.counts = counts;
    this.unit = unit;
  }

  /// How often each row counts: its weight where all are whole numbers and not too large, once
  /// where all weights are equal, else its share of all weight in small steps. A row that has any
  /// weight counts once at least.
  static RowCounts of(double[] weights) {
    double total = 0;
    int weighty = 0;
    boolean whole = true;
    boolean alike = true;
    double first = 0;
    for (double weight : weights) {
      total += weight;
      if (weight == 0) continue;
      if (weighty++ == 0) first = weight;
      whole &= weight == Math.rint(weight);
      alike &= weight == first;
    }
    double mean = total / weighty;
    double unit = whole && total < MOST ? 1 : Math.min(MOST_A_ROW, MOST / weights.length / 2);
    double scale = alike ? 1 / first : unit == 1 ? 1 : unit / mean;
    int[] counts = new int[weights.length];
    for (int row = 0; row < counts.length; row++) {
      if (weights[row] > 0) counts[row] = (int) Math.max(1, Math.rint(weights[row] * scale));
    }
    return new RowCounts(counts, alike ? 1 : unit);
  }

  /// How often each row counts.
  int[] counts() {
    return counts;
  }

  /// What a row counts that is one: a row of weight 1 where weights are whole, else one of mean
  /// weight.
  double unit() {
    return unit;
  }

  /// What all rows count together.
  long total() {
    long total = 0;
    for (int count : counts) total += count;
    return total;
  }
}
