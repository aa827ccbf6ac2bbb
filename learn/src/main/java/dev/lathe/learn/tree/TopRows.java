package dev.lathe.learn.tree;

import dev.lathe.math.RandomStream;

/// Gradient-based one-side sampling: the rows whose gradients are largest are all seen; of the
/// others some are drawn, and their gradients multiplied so that sums stay what they were.
///
/// **Source.** Ke et al., *LightGBM: A Highly Efficient Gradient Boosting Decision Tree*, NIPS
/// 2017, algorithm 2.
final class TopRows {
  private final Sampling sampling;
  private final double[] weights;

  TopRows(Sampling sampling, double[] weights) {
    this.sampling = sampling;
    this.weights = weights;
  }

  /// Puts the rows that a round sees first, and lets those that were drawn count for more.
  ///
  /// @param all every row number, ascending
  /// @return how many it sees
  int draw(int[] all, float[][] gradients, float[][] hessians, long seed, long round) {
    float[] size = new float[all.length];
    int learned = 0;
    for (int row : all) {
      if (weights[row] == 0) continue;
      learned++;
      for (float[] gradient : gradients) size[row] += Math.abs(gradient[row]);
      size[row] *= (float) weights[row];
    }
    int wanted = (int) Math.ceil(sampling.top() * learned);
    float bound = largest(size, wanted);
    int level = wanted;
    for (float each : size) if (each > bound) level--;
    int[] rest = new int[all.length];
    int top = 0;
    int others = 0;
    for (int row : all) {
      boolean first = size[row] > bound || (size[row] == bound && level-- > 0);
      if (first) all[top++] = row;
      else rest[others++] = row;
    }
    System.arraycopy(rest, 0, all, top, others);
    double share = (sampling.rows() - sampling.top()) / (1 - sampling.top());
    long name = RandomStream.of(seed, "rows", round).nextLong();
    int seen = Sampling.drawn(all, top, share, name);
    float factor = (float) (1 / share);
    for (int k = 0; k < gradients.length; k++) {
      for (int i = top; i < seen; i++) {
        gradients[k][all[i]] *= factor;
        hessians[k][all[i]] *= factor;
      }
    }
    return seen;
  }

  /// The number that so many are at least as large as, found by its bits: none is negative, so the
  /// bits are in the order of the numbers.
  static float largest(float[] numbers, int count) {
    int prefix = 0;
    int left = count;
    for (int shift = 16; shift >= 0; shift -= 16) {
      int[] counts = new int[1 << 16];
      for (float number : numbers) {
        int bits = Float.floatToRawIntBits(number);
        if (shift == 16 || bits >>> 16 == prefix >>> 16) counts[(bits >>> shift) & 0xFFFF]++;
      }
      int digit = 0xFFFF;
      while (digit > 0 && counts[digit] < left) left -= counts[digit--];
      prefix |= digit << shift;
    }
    return Float.intBitsToFloat(prefix);
  }
}
