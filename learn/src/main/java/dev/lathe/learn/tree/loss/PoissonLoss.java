package dev.lathe.learn.tree.loss;

/// The deviance of counts: the score is the logarithm of the expected count.
///
/// **Source.** The hessian is raised by a factor e^0.7 to keep steps short where counts are small,
/// as XGBoost and LightGBM do (`max_delta_step`).
public record PoissonLoss() implements Loss {
  private static final double STEP = Math.exp(0.7);

  /// The least score to start from: of counts that are all 0.
  static final double LOWEST = -30;

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Link link() {
    return Link.EXPONENTIAL;
  }

  @Override
  public double[] start(double[] target, double[] weights, double[] offset) {
    double[] exposure = new double[offset.length];
    for (int row = 0; row < exposure.length; row++) exposure[row] = Math.exp(offset[row]);
    double mean = SquaredLoss.mean(target, weights) / SquaredLoss.mean(exposure, weights);
    return new double[] {Math.max(LOWEST, Math.log(mean))};
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
    double[] expected = Exponential.of(1, score, from, to);
    for (int row = from; row < to; row++) {
      gradient[row] = (float) (expected[row - from] - target[row]);
    }
    for (int row = from; row < to; row++) hessian[row] = (float) (expected[row - from] * STEP);
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double[] score = scores[0];
    double sum = 0;
    for (int row = from; row < to; row++) {
      sum += weights[row] * (Exponential.of(score[row]) - target[row] * score[row]);
    }
    return sum;
  }
}
