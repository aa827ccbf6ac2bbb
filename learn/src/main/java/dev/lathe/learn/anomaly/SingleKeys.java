package dev.lathe.learn.anomaly;

/*
 * Numbers in single precision and as whole numbers of the same order. Thresholds of isolation trees
 * are single; a value reaches such a threshold exactly if the greatest single number that does not
 * exceed the value reaches it. So half the bytes go down the trees, and no comparison comes out
 * otherwise than in double precision.
 */
final class SingleKeys {
  /// Below every value.
  static final int LOWEST = Integer.MIN_VALUE;

  /// Above every value.
  static final int HIGHEST = Integer.MAX_VALUE;

  private SingleKeys() {}

  /// The greatest single number that does not exceed the value.
  static float floor(double value) {
    float near = (float) value;
    return near > value ? Math.nextDown(near) : near;
  }

  /// A whole number for each single number, in the same order.
  static int key(float value) {
    int bits = Float.floatToRawIntBits(value + 0.0f); // -0.0 equals 0.0 but has other bits
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }
}
