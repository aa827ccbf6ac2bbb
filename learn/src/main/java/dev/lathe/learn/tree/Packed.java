package dev.lathe.learn.tree;

/// A gradient and a hessian in one `long`: the gradient signed in the high half, the hessian, never
/// negative, in the low half. Sums and differences of such numbers are those of both halves as long
/// as neither overflows, which [Gradients] sees to by its scale.
final class Packed {
  private Packed() {}

  static long of(long gradient, long hessian) {
    return (gradient << 32) + hessian;
  }

  static int gradient(long packed) {
    return (int) (packed >> 32);
  }

  static int hessian(long packed) {
    return (int) packed;
  }
}
