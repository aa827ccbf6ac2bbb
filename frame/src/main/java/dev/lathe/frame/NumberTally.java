package dev.lathe.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The different finite numbers of a column, rising, and how often each comes.
final class NumberTally {
  private static final int BARS = 20;
  private static final int NARROW = 1 << 16;

  private final double[] values;
  private final int[] counts;
  private final long total;
  private final long infinite;

  private NumberTally(double[] values, int[] counts, long infinite) {
    this.values = values;
    this.counts = counts;
    this.total = Arrays.stream(counts).asLongStream().sum();
    this.infinite = infinite;
  }

  static NumberTally of(Numbers column) {
    return column.whole() && column.width() <= 2 ? counted(column) : sorted(column);
  }

  /// Whole numbers of one or two bytes: a counter for each.
  private static NumberTally counted(Numbers column) {
    int[] counters = new int[NARROW];
    for (int row = 0; row < column.rows(); row++) {
      if (!column.missing(row)) counters[(int) column.at(row) + NARROW / 2]++;
    }
    int distinct = (int) Arrays.stream(counters).filter(count -> count > 0).count();
    double[] values = new double[distinct];
    int[] counts = new int[distinct];
    int next = 0;
    for (int i = 0; i < NARROW; i++) {
      if (counters[i] == 0) continue;
      values[next] = i - NARROW / 2;
      counts[next++] = counters[i];
    }
    return new NumberTally(values, counts, 0);
  }

  private static NumberTally sorted(Numbers column) {
    double[] all = column.toArray();
    int finite = 0;
    long infinite = 0;
    for (double value : all) {
      if (Double.isInfinite(value)) infinite++;
      // Adding 0 makes one value of 0 and -0.
      else if (!Double.isNaN(value)) all[finite++] = value + 0.0;
    }
    Arrays.sort(all, 0, finite);
    int distinct = 0;
    for (int i = 0; i < finite; i++) {
      if (i == 0 || all[i] != all[i - 1]) distinct++;
    }
    double[] values = new double[distinct];
    int[] counts = new int[distinct];
    int last = -1;
    for (int i = 0; i < finite; i++) {
      if (last < 0 || all[i] != values[last]) values[++last] = all[i];
      counts[last]++;
    }
    return new NumberTally(values, counts, infinite);
  }

  ColumnProfile profile(String name, Numbers column) {
    long count = total + infinite;
    return new ColumnProfile(
        name,
        ColumnType.NUMBERS,
        column.bytes(),
        count,
        column.rows() - count,
        values.length + infiniteValues(column),
        count == 0 ? Optional.empty() : Optional.of(content()));
  }

  private int infiniteValues(Numbers column) {
    boolean high = false;
    boolean low = false;
    for (int row = 0; infinite > 0 && row < column.rows(); row++) {
      high = high || column.at(row) == Double.POSITIVE_INFINITY;
      low = low || column.at(row) == Double.NEGATIVE_INFINITY;
    }
    return (high ? 1 : 0) + (low ? 1 : 0);
  }

  private ColumnProfile.OfNumbers content() {
    double mean = mean();
    return new ColumnProfile.OfNumbers(quantiles(), mean, deviation(mean), infinite, histogram());
  }

  private double mean() {
    double sum = 0;
    double shares = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * counts[i];
      shares += values[i] * ((double) counts[i] / total);
    }
    return Double.isFinite(sum) ? sum / total : shares;
  }

  private double deviation(double mean) {
    if (total < 2) return Double.NaN;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double away = values[i] - mean;
      squares += away * away * counts[i];
    }
    return Math.sqrt(squares / (total - 1));
  }

  private ColumnProfile.Quantiles quantiles() {
    double[] shares = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    double[] found = new double[shares.length];
    Arrays.fill(found, Double.NaN);
    int at = 0;
    long before = 0;
    for (int i = 0; i < shares.length && total > 0; i++) {
      double place = shares[i] * (total - 1);
      long below = (long) place;
      while (before + counts[at] <= below) before += counts[at++];
      double lower = values[at];
      boolean last = before + counts[at] > below + 1 || at == values.length - 1;
      double upper = last ? lower : values[at + 1];
      double share = place - below;
      found[i] = between(lower, upper, share);
    }
    return new ColumnProfile.Quantiles(
        found[0], found[1], found[2], found[3], found[4], found[5], found[6]);
  }

  private List<ColumnProfile.Bar> histogram() {
    if (values.length == 0) return List.of();
    double low = values[0];
    double high = values[values.length - 1];
    if (low == high) return List.of(new ColumnProfile.Bar(low, high, total));
    boolean each = high - low < BARS && Arrays.stream(values).allMatch(v -> v == Math.rint(v));
    int bars = each ? (int) (high - low) + 1 : BARS;
    double end = each ? high + 1 : high;
    List<ColumnProfile.Bar> histogram = new ArrayList<>();
    int next = 0;
    for (int bar = 0; bar < bars; bar++) {
      double from = edge(low, end, bar, bars);
      double to = edge(low, end, bar + 1, bars);
      long rows = 0;
      while (next < values.length && (values[next] < to || bar == bars - 1)) rows += counts[next++];
      histogram.add(new ColumnProfile.Bar(from, to, rows));
    }
    return histogram;
  }

  private static double edge(double low, double high, int bar, int bars) {
    return bar == bars ? high : between(low, high, (double) bar / bars);
  }

  /// Works where the difference is beyond all bounds, too.
  private static double between(double low, double high, double share) {
    double width = high - low;
    return Double.isInfinite(width) ? low * (1 - share) + high * share : low + width * share;
  }
}
