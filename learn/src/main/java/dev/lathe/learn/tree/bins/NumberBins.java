package dev.lathe.learn.tree.bins;

import dev.lathe.frame.Column;
import dev.lathe.frame.Numbers;
import dev.lathe.frame.YesNo;
import java.util.Arrays;

/// Bins of a column of numbers (yes and no count as 1 and 0), divided by ascending cut points: a
/// value belongs to the first bin whose threshold it does not exceed, and to the last one when it
/// exceeds all.
public final class NumberBins implements ColumnBins {
  private static final int STEPS = 8;

  private final double[] cuts;

  /// The cut points, and behind them a number that none exceeds but infinity, `(256)`.
  private final double[] padded;

  private NumberBins(double[] cuts) {
    this.cuts = cuts;
    padded = Arrays.copyOf(cuts, 1 << STEPS);
    Arrays.fill(padded, cuts.length, padded.length, Double.MAX_VALUE);
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
    var quantiles = Quantiles.of(values, weights, most);
    return new NumberBins(CutPoints.between(quantiles.distinct, quantiles.weights, most));
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
    return bin(padded, value, cuts.length);
  }

  /*
   * Eight halvings without a branch: the sign of (cut - value) says where to go on, so several
   * values are under way at a time. What is infinite is looked at apart.
   */
  private static int bin(double[] padded, double value, int last) {
    int at = 0;
    at += beyond(padded[127], value) << 7;
    at += beyond(padded[at + 63], value) << 6;
    at += beyond(padded[at + 31], value) << 5;
    at += beyond(padded[at + 15], value) << 4;
    at += beyond(padded[at + 7], value) << 3;
    at += beyond(padded[at + 3], value) << 2;
    at += beyond(padded[at + 1], value) << 1;
    at += beyond(padded[at], value);
    if (Double.isNaN(value)) return last + 1;
    return value == Double.NEGATIVE_INFINITY ? 0 : Math.min(at, last);
  }

  private static int beyond(double cut, double value) {
    return (int) (Double.doubleToRawLongBits(cut - value) >>> 63);
  }

  @Override
  public void bin(Column column, byte[] target) {
    double[] values = values(column);
    double[] all = padded;
    int last = cuts.length;
    for (int row = 0; row < target.length; row++) {
      target[row] = (byte) bin(all, values[row], last);
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
