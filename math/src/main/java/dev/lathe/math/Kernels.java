package dev.lathe.math;

/// The inner loops over plain arrays: a scalar form and one in Vector API instructions, which give
/// the same bits.
///
/// ```java
/// double[] x = {1, 2, 3};
/// double length = Math.sqrt(Kernels.best().dot(x, 0, x, 0, x.length));
/// ```
///
/// **Order of addition.** Entry `i` goes to partial sum `i mod 8`; the eight are added as
/// `((0+4)+(2+6)) + ((1+5)+(3+7))`, and what is left beyond a multiple of eight is added one by
/// one. Products are rounded before they are added. Both forms do just this, on any width of lanes.
///
/// **Missing values.** `NaN` in, `NaN` out.
public sealed interface Kernels permits ScalarKernels, VectorKernels {
  /// The quickest form on this machine: vectors where the JVM was started with `--add-modules
  /// jdk.incubator.vector` and the processor has lanes for four numbers.
  static Kernels best() {
    return Best.KERNELS;
  }

  /// The sum of `a[aFrom + i] * b[bFrom + i]` over `length` entries.
  double dot(double[] a, int aFrom, double[] b, int bFrom, int length);

  /// The sum of `length` entries from `from` on.
  double sum(double[] values, int from, int length);

  /// The sum of the squared differences of `a[aFrom + i]` and `b[bFrom + i]` over `length` entries.
  double squaredDistance(double[] a, int aFrom, double[] b, int bFrom, int length);

  /// Adds `scale * x[xFrom + i]` to `y[yFrom + i]` for `length` entries.
  default void addScaled(double scale, double[] x, int xFrom, double[] y, int yFrom, int length) {
    // No sum runs through this loop, so the compiler makes vectors of it by itself.
    for (int i = 0; i < length; i++) {
      y[yFrom + i] += scale * x[xFrom + i];
    }
  }

  /// Chosen once, when the first kernel is asked for.
  final class Best {
    private static final Kernels KERNELS = choose();

    private Best() {}

    private static Kernels choose() {
      boolean readable = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      return readable && VectorKernels.suitsThisProcessor()
          ? new VectorKernels()
          : new ScalarKernels();
    }
  }
}
