package dev.lathe.learn.tree.loss;

/// Log-loss of two classes: the score is the log-odds of the class with code 1.
///
/// **Source.** The slopes use a rational approximation of the hyperbolic tangent, off by less than
/// 4e-7 (the one in Eigen), in a loop that the compiler turns into vector instructions; predictions
/// use the exact function.
public record LogisticLoss() implements Loss {
  private static final double FINEST = 0x1p-18;

  /// As far as from a probability of one in a hundred thousand to the opposite.
  static final double LONGEST_STEP = 20;

  private static final double MOST = 30;
  private static final int MOST_STEPS = 100;

  /// The loss of a row of a class never learned, whatever is said; as with [SoftmaxLoss].
  private static final double UNSEEN = -Math.log(1e-9);

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Link link() {
    return Link.LOGISTIC;
  }

  @Override
  public double[] start(double[] target, double[] weights, double[] offset) {
    double[] seen = seen(target, weights);
    double mean = SquaredLoss.mean(target, seen);
    double start = Math.clamp(Math.log(mean / (1 - mean)), -MOST, MOST);
    return new double[] {SquaredLoss.beside(offset) ? solved(start, target, seen, offset) : start};
  }

  /// The weights, without those of rows whose class was never learned.
  private static double[] seen(double[] target, double[] weights) {
    boolean all = true;
    for (double code : target) all &= code >= 0;
    if (all) return weights;
    double[] seen = weights.clone();
    for (int row = 0; row < target.length; row++) {
      if (target[row] < 0) seen[row] = 0;
    }
    return seen;
  }

  /// Newton's steps, held between bounds, to where the probabilities add up to the positive rows.
  private static double solved(double start, double[] target, double[] weights, double[] offset) {
    double low = -MOST - 700;
    double high = MOST + 700;
    double at = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      double pull = 0;
      double curve = 0;
      for (int row = 0; row < target.length; row++) {
        double p = 1 / (1 + Math.exp(-at - offset[row]));
        pull += weights[row] == 0 ? 0 : weights[row] * (target[row] - p);
        curve += weights[row] * p * (1 - p);
      }
      if (pull > 0) low = at;
      else high = at;
      double next = at + pull / curve;
      if (!(next > low && next < high)) next = low + (high - low) / 2;
      if (Math.abs(next - at) <= 1e-12) return next;
      at = next;
    }
    return at;
  }

  @Override
  public void slopes(
      double[][] scores,
      double[] target,
      int from,
      int to,
      float[][] gradients,
      float[][] hessians) {
    double[] score = scores[0];
    float[] gradient = gradients[0];
    float[] hessian = hessians[0];
    for (int row = from; row < to; row++) gradient[row] = (float) (0.5 * score[row]);
    for (int row = from; row < to; row++) {
      float x = Math.max(-7.905f, Math.min(7.905f, gradient[row]));
      float s = x * x;
      float above = s * -2.7607684e-16f + 2.000188e-13f;
      above = above * s - 8.604672e-11f;
      above = above * s + 5.1222973e-8f;
      above = above * s + 1.48572235e-5f;
      above = above * s + 6.3726195e-4f;
      above = above * s + 4.8935246e-3f;
      float below = s * 1.1982584e-6f + 1.1853471e-4f;
      below = below * s + 2.2684347e-3f;
      below = below * s + 4.893525e-3f;
      gradient[row] = Math.min(1f, Math.max(0f, 0.5f + 0.5f * (x * above / below)));
    }
    for (int row = from; row < to; row++) hessian[row] = gradient[row] * (1 - gradient[row]);
    for (int row = from; row < to; row++) gradient[row] -= (float) target[row];
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double[] score = scores[0];
    double sum = 0;
    for (int row = from; row < to; row++) {
      if (weights[row] > 0) sum += weights[row] * loss(score[row], target[row]);
    }
    return sum;
  }

  private static double loss(double score, double code) {
    if (code < 0) return UNSEEN;
    double margin = code > 0 ? score : -score;
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }

  @Override
  public double longestStep() {
    return LONGEST_STEP;
  }

  @Override
  public double finest() {
    return FINEST;
  }
}
