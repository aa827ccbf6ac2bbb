package dev.lathe.math;

/// The plain form of the kernels, which the other one is held to.
final class ScalarKernels implements Kernels {
  private static final int LANES = 8;

  @Override
  public double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int even = length - length % LANES;
    for (int i = 0; i < even; i += LANES) {
      int p = aFrom + i;
      int q = bFrom + i;
      s0 += a[p] * b[q];
      s1 += a[p + 1] * b[q + 1];
      s2 += a[p + 2] * b[q + 2];
      s3 += a[p + 3] * b[q + 3];
      s4 += a[p + 4] * b[q + 4];
      s5 += a[p + 5] * b[q + 5];
      s6 += a[p + 6] * b[q + 6];
      s7 += a[p + 7] * b[q + 7];
    }
    double total = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    for (int i = even; i < length; i++) {
      total += a[aFrom + i] * b[bFrom + i];
    }
    return total;
  }

  @Override
  public double sum(double[] values, int from, int length) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int even = from + length - length % LANES;
    for (int p = from; p < even; p += LANES) {
      s0 += values[p];
      s1 += values[p + 1];
      s2 += values[p + 2];
      s3 += values[p + 3];
      s4 += values[p + 4];
      s5 += values[p + 5];
      s6 += values[p + 6];
      s7 += values[p + 7];
    }
    double total = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    for (int p = even; p < from + length; p++) {
      total += values[p];
    }
    return total;
  }

  @Override
  public double squaredDistance(double[] a, int aFrom, double[] b, int bFrom, int length) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int even = length - length % LANES;
    for (int i = 0; i < even; i += LANES) {
      int p = aFrom + i;
      int q = bFrom + i;
      s0 += square(a[p] - b[q]);
      s1 += square(a[p + 1] - b[q + 1]);
      s2 += square(a[p + 2] - b[q + 2]);
      s3 += square(a[p + 3] - b[q + 3]);
      s4 += square(a[p + 4] - b[q + 4]);
      s5 += square(a[p + 5] - b[q + 5]);
      s6 += square(a[p + 6] - b[q + 6]);
      s7 += square(a[p + 7] - b[q + 7]);
    }
    double total = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    for (int i = even; i < length; i++) {
      total += square(a[aFrom + i] - b[bFrom + i]);
    }
    return total;
  }

  private static double square(double difference) {
    return difference * difference;
  }
}
