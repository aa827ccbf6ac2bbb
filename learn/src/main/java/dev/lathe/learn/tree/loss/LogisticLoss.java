package dev.lathe.learn.tree.loss;

/// Log-loss of two classes: the score is the log-odds of the class with code 1.
///
/// **Source.** The slopes use a rational approximation of the hyperbolic tangent, off by less than
/// 4e-7 (the one in Eigen), in a loop that the compiler turns into vector instructions; predictions
/// use the exact function.
public record LogisticLoss() implements Loss {
  private static final double FINEST = 0x1p-18;
  private static final double MOST = 30;

  /// The loss of a row of a class never learned, whatever is said; as with [SoftmaxLoss].
  private static final double UNSEEN = -Math.log(1e-9);

  @Override
  public int width() {
    return 1;
  }

  @Override
  public double[] start(double[] target, double[] weights) {
    double[] seen = weights.clone();
    for (int row = 0; row < seen.length; row++) {
      if (target[row] < 0) seen[row] = 0;
    }
    double mean = SquaredLoss.mean(target, seen);
    return new double[] {Math.clamp(Math.log(mean / (1 - mean)), -MOST, MOST)};
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
    for (int row = from; row < to; row++) {
      float x = Math.max(-7.905f, Math.min(7.905f, (float) (0.5 * score[row])));
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
      float p = Math.min(1f, Math.max(0f, 0.5f + 0.5f * (x * above / below)));
      gradient[row] = p - (float) target[row];
      hessian[row] = p * (1 - p);
    }
  }

  @Override
  public double loss(double[][] scores, double[] target, int row) {
    if (target[row] < 0) return UNSEEN;
    double margin = target[row] > 0 ? scores[0][row] : -scores[0][row];
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public void outputs(double[] scores, int at, double[] outputs) {
    double score = scores[at];
    double small = Math.exp(-Math.abs(score));
    double larger = 1 / (1 + small);
    double lesser = 1 - larger;
    outputs[2 * at] = score > 0 ? lesser : larger;
    outputs[2 * at + 1] = score > 0 ? larger : lesser;
  }

  @Override
  public double finest() {
    return FINEST;
  }
}
