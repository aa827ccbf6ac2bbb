package dev.lathe.learn.tree.loss;

/// The deviance of amounts of which many are zero and the others spread wide, as the claims of
/// policies: the score is the logarithm of the expected amount.
///
/// **Source.** Jørgensen, *The Theory of Dispersion Models*, 1997, chapter 4; the loss of
/// `reg:tweedie` in XGBoost and `tweedie` in LightGBM.
///
/// @param power how the variance grows with the mean, above 1 (counts) and below 2 (gamma)
public record TweedieLoss(double power) implements Loss {
  public TweedieLoss {
    if (!(power > 1 && power < 2)) {
      throw new IllegalArgumentException("tweedie-power must be above 1 and below 2, got " + power);
    }
  }

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
    double[] above = new double[target.length];
    double[] below = new double[target.length];
    for (int row = 0; row < above.length; row++) {
      above[row] = target[row] * Math.exp((1 - power) * offset[row]);
      below[row] = Math.exp((2 - power) * offset[row]);
    }
    double mean = SquaredLoss.mean(above, weights) / SquaredLoss.mean(below, weights);
    return new double[] {Math.max(PoissonLoss.LOWEST, Math.log(mean))};
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
    double first = 1 - power;
    double second = 2 - power;
    double[] drawn = Exponential.of(first, score, from, to);
    double[] pushed = Exponential.of(second, score, from, to);
    for (int row = from; row < to; row++) drawn[row - from] *= target[row];
    for (int row = from; row < to; row++) {
      gradient[row] = (float) (pushed[row - from] - drawn[row - from]);
    }
    for (int row = from; row < to; row++) {
      hessian[row] = (float) (second * pushed[row - from] - first * drawn[row - from]);
    }
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double[] score = scores[0];
    double first = 1 - power;
    double second = 2 - power;
    double sum = 0;
    for (int row = from; row < to; row++) {
      double drawn = target[row] * Exponential.of(first * score[row]) / first;
      sum += weights[row] * (Exponential.of(second * score[row]) / second - drawn);
    }
    return sum;
  }
}
