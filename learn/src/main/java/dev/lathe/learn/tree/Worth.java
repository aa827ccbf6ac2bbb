package dev.lathe.learn.tree;

/// What the parts of one node are worth: by how much twice the loss of their rows falls when a leaf
/// of its own gives them its best value, in packed units.
///
/// With sums G and H and nothing in the way this is G²/(H + l2), taken at the value -G/(H + l2). L1
/// draws G towards nothing by so much first; bounds move the value to the nearer one, and what is
/// left is -(2·G·w + (H + l2)·w² + 2·l1·|w|).
final class Worth {
  private static final double UNFIT = -1;

  final double l2;

  /// The least sum of hessians of a part.
  final double least;

  private final double l1;
  private final double low;
  private final double high;

  /// Whether nothing but L2 stands in the way.
  final boolean plain;

  /// @param l1 in packed gradients
  /// @param l2 in packed hessians
  /// @param least the least sum of hessians of a part, packed
  /// @param low the least value a leaf may have, in packed gradients over packed hessians
  /// @param high the greatest
  Worth(double l1, double l2, double least, double low, double high) {
    this.l1 = l1;
    this.l2 = l2;
    this.least = least;
    this.low = low;
    this.high = high;
    plain = l1 == 0 && low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY;
  }

  /// The same with more L2.
  Worth stricter(double moreL2) {
    return new Worth(l1, l2 + moreL2, least, low, high);
  }

  /// What a part is worth.
  double of(long sum) {
    double gradient = Packed.gradient(sum);
    double below = Packed.hessian(sum) + l2;
    if (below <= 0) return 0;
    if (plain) return gradient * gradient / below;
    double value = value(sum);
    return -(2 * gradient * value + below * value * value + 2 * l1 * Math.abs(value));
  }

  /// The value of a leaf of these sums.
  double value(long sum) {
    double gradient = Packed.gradient(sum);
    double below = Packed.hessian(sum) + l2;
    if (below <= 0) return 0;
    double drawn = Math.max(0, Math.abs(gradient) - l1);
    return Math.clamp(-Math.copySign(drawn, gradient) / below, low, high);
  }

  /// What two halves are worth together, below 0 where one is too small or the values go the wrong
  /// way.
  ///
  /// @param direction 1 where the right value may not be below the left one, -1 where not above
  double halves(long left, long right, int direction) {
    if (Packed.hessian(left) < least || Packed.hessian(right) < least) return UNFIT;
    if (direction != 0 && direction * (value(right) - value(left)) < 0) return UNFIT;
    return of(left) + of(right);
  }
}
