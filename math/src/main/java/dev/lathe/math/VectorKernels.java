package dev.lathe.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The kernels in Vector API instructions.
///
/// Two vectors of four lanes hold the eight partial sums on every processor: wider lanes would be
/// no faster, since a single chain of additions would then wait for itself, and where lanes are
/// narrower the scalar form is chosen instead.
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;
  private static final int LANES = 8;

  /// Whether the processor holds four numbers in a register.
  static boolean suitsThisProcessor() {
    return DoubleVector.SPECIES_PREFERRED.length() >= FOUR.length();
  }

  @Override
  public double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
    var low = DoubleVector.zero(FOUR);
    var high = DoubleVector.zero(FOUR);
    int even = length - length % LANES;
    for (int i = 0; i < even; i += LANES) {
      int p = aFrom + i;
      int q = bFrom + i;
      low = low.add(at(a, p).mul(at(b, q)));
      high = high.add(at(a, p + 4).mul(at(b, q + 4)));
    }
    double total = total(low, high);
    for (int i = even; i < length; i++) {
      total += a[aFrom + i] * b[bFrom + i];
    }
    return total;
  }

  @Override
  public double sum(double[] values, int from, int length) {
    var low = DoubleVector.zero(FOUR);
    var high = DoubleVector.zero(FOUR);
    int even = from + length - length % LANES;
    for (int p = from; p < even; p += LANES) {
      low = low.add(at(values, p));
      high = high.add(at(values, p + 4));
    }
    double total = total(low, high);
    for (int p = even; p < from + length; p++) {
      total += values[p];
    }
    return total;
  }

  @Override
  public double squaredDistance(double[] a, int aFrom, double[] b, int bFrom, int length) {
    var low = DoubleVector.zero(FOUR);
    var high = DoubleVector.zero(FOUR);
    int even = length - length % LANES;
    for (int i = 0; i < even; i += LANES) {
      int p = aFrom + i;
      int q = bFrom + i;
      var first = at(a, p).sub(at(b, q));
      var second = at(a, p + 4).sub(at(b, q + 4));
      low = low.add(first.mul(first));
      high = high.add(second.mul(second));
    }
    double total = total(low, high);
    for (int i = even; i < length; i++) {
      double difference = a[aFrom + i] - b[bFrom + i];
      total += difference * difference;
    }
    return total;
  }

  private static DoubleVector at(double[] values, int from) {
    return DoubleVector.fromArray(FOUR, values, from);
  }

  private static double total(DoubleVector low, DoubleVector high) {
    var four = low.add(high);
    return (four.lane(0) + four.lane(2)) + (four.lane(1) + four.lane(3));
  }
}
