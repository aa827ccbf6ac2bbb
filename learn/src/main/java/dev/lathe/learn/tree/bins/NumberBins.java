package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import java.util.Arrays;

/// Bins of a column of numbers (yes and no count as 1 and 0), divided by ascending cut points: a
/// value belongs to the first bin whose threshold it does not exceed, and to the last one when it
/// exceeds all.
public final class NumberBins implements ColumnBins {
  private final double[] cuts;

  private NumberBins(double[] cuts) {
    this.cuts = cuts;
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] += 0.0; // makes -0.0 the same as 0.0
      boolean rising = i == 0 ? !Double.isNaN(cuts[0]) : cuts[i] > cuts[i - 1];
      if (!rising || cuts[i] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "cut points must rise and be below infinity, got '%s'".formatted(cuts[i]));
      }
    }
    if (cuts.length >= WIDEST) {
      throw new IllegalArgumentException(
          "%s cut points make more than %s bins; take fewer".formatted(cuts.length, WIDEST));
    }
  }

  /// Bins with these cut points, strictly ascending, below infinity, at most 65,534.
  public static NumberBins of(double... cuts) {
    return new NumberBins(cuts.clone());
  }

  @Override
  public int size() {
    return cuts.length + 1;
  }

  /// The upper end of a bin: what is at most this lies in this bin or one before it. Infinite for
  /// the last bin.
  public double threshold(int bin) {
    return bin < cuts.length ? cuts[bin] : Double.POSITIVE_INFINITY;
  }

  /// The bin of a value.
  public int bin(double value) {
    if (Double.isNaN(value)) return cuts.length + 1;
    int at = Arrays.binarySearch(cuts, value + 0.0);
    return at < 0 ? -1 - at : at;
  }

  @Override
  public void bin(Column column, byte[] target) {
    binning(column).copy(0, target.length, target, 0);
  }

  /// The rows of a column, to be read in blocks.
  Binning binning(Column column) {
    return new Found(column);
  }

  /// The rows of a column by their values.
  private final class Found implements Binning {
    private final Column column;
    private final CutSearch search;
    private final double[] values = new double[Values.BLOCK];
    private final int[] found = new int[Values.BLOCK];

    Found(Column column) {
      this.column = column;
      search = CutSearch.of(cuts, column.rows());
    }

    @Override
    public void read(int from, int count, int[] bins) {
      Values.copy(column, from, count, values);
      search.find(values, count, bins);
    }

    /// Looks no further at what lies between the ends of the bin.
    @Override
    public int others(int bin, int from, int count, int[] rows, char[] bins, int at) {
      Values.copy(column, from, count, values);
      double below = bin == 0 ? Double.NaN : threshold(bin - 1);
      double upTo = threshold(bin);
      boolean missing = bin > cuts.length;
      int next = 0;
      for (int i = 0; i < count; i++) {
        double value = values[i];
        if (missing ? Double.isNaN(value) : value <= upTo && !(value <= below)) continue;
        values[next] = value;
        rows[at + next++] = from + i;
      }
      search.find(values, next, found);
      for (int i = 0; i < next; i++) bins[at + i] = (char) found[i];
      return at + next;
    }
  }

  /// The numbers of a column, yes as 1 and no as 0, `NaN` where missing.
  public static double[] values(Column column) {
    return Values.all(column);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberBins bins && Arrays.equals(cuts, bins.cuts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cuts);
  }

  @Override
  public String toString() {
    return "NumberBins[%s]".formatted(size());
  }
}
