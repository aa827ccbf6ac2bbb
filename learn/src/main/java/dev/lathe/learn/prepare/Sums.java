package dev.lathe.learn.prepare;

/// Sums in about twice the precision of a `double`, so that what they are rounded to does not
/// depend on the order of the rows, nor on whether a row comes twice or has weight 2.
///
/// **Source.** Knuth's two-sum; Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation
/// endlicher Summen*, ZAMM 1974.
final class Sums {
  private final double[] high;
  private final double[] low;

  Sums(int size) {
    high = new double[size];
    low = new double[size];
  }

  void add(int at, double value) {
    double before = high[at];
    double sum = before + value;
    double part = sum - before;
    low[at] += (before - (sum - part)) + (value - part);
    high[at] = sum;
  }

  /// Adds a product without rounding it first.
  void add(int at, double weight, double value) {
    double product = weight * value;
    add(at, product);
    low[at] += Math.fma(weight, value, -product);
  }

  double at(int at) {
    return high[at] + low[at];
  }
}
