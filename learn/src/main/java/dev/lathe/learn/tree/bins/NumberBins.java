package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import java.util.Arrays;

/// Bins of a column of numbers (yes and no count as 1 and 0), divided by ascending cut points: a
/// value belongs to the first bin whose threshold it does not exceed, and to the last one when it
/// exceeds all.
public final class NumberBins implements ColumnBins {
  private final double[] cuts;

  private NumberBins(double[] cuts) {
    this.cuts = cuts;
  }

  /// Bins with these cut points, strictly ascending, at most 254.
  public static NumberBins of(double... cuts) {
    return new NumberBins(cuts.clone());
  }

  /// Bins for these values: one for each distinct value where there are few, otherwise of about
  /// equal weight.
  ///
  /// @param values one for each row, `NaN` when missing
  /// @param weights one for each row; a row of weight 0 counts as absent
  /// @param most how many bins there may be
  static NumberBins of(double[] values, double[] weights, int most) {
    double[] sorted = new double[values.length];
    int present = 0;
    boolean even = true;
    for (int row = 0; row < values.length; row++) {
      if (weights[row] == 0 || Double.isNaN(values[row])) continue;
      even &= weights[row] == 1;
      sorted[present++] = values[row] + 0.0; // makes -0.0 the same value as 0.0
    }
    Arrays.sort(sorted, 0, present);
    double[] distinct = new double[present];
    double[] totals = new double[present];
    int count = 0;
    for (int i = 0; i < present; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) distinct[count++] = sorted[i];
      totals[count - 1]++;
    }
    distinct = Arrays.copyOf(distinct, count);
    totals = Arrays.copyOf(totals, count);
    if (!even && count > most) {
      Arrays.fill(totals, 0);
      for (int row = 0; row < values.length; row++) {
        if (weights[row] == 0 || Double.isNaN(values[row])) continue;
        totals[Arrays.binarySearch(distinct, values[row] + 0.0)] += weights[row];
      }
    }
    return new NumberBins(CutPoints.between(distinct, totals, most));
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
    int low = 0;
    int length = cuts.length;
    while (length > 0) {
      int half = length >>> 1;
      boolean right = cuts[low + half] < value;
      low = right ? low + half + 1 : low;
      length = right ? length - half - 1 : half;
    }
    return low;
  }

  @Override
  public void bin(Column column, byte[] target) {
    double[] values = values(column);
    for (int row = 0; row < target.length; row++) {
      target[row] = (byte) bin(values[row]);
    }
  }

  /// The numbers of a column, yes as 1 and no as 0, `NaN` where missing.
  public static double[] values(Column column) {
    return switch (column) {
      case Numbers numbers -> numbers.toArray();
      case YesNo answers -> {
        double[] values = new double[answers.rows()];
        for (int row = 0; row < values.length; row++) {
          values[row] = answers.missing(row) ? Double.NaN : answers.code(row);
        }
        yield values;
      }
      default -> throw Bins.wrongType("numbers", column);
    };
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
