package dev.lathe.learn.tree.loss;

/// The deviance of counts: the score is the logarithm of the expected count.
///
/// **Source.** The hessian is raised by a factor e^0.7 to keep steps short where counts are small,
/// as XGBoost and LightGBM do (`max_delta_step`).
public record PoissonLoss() implements Loss {
  private static final double STEP = Math.exp(0.7);
  private static final double LOWEST = -30;

  @Override
  public int width() {
    return 1;
  }

  @Override
  public double[] start(double[] target, double[] weights) {
    return new double[] {Math.max(LOWEST, Math.log(SquaredLoss.mean(target, weights)))};
  }

  @Override
  public void slopes(
      double[][] scores,
      double[] target,
      int from,
      int to,
      float[][] gradients,
      float[][] hessians) {
    for (int row = from; row < to; row++) {
      double expected = expected(scores[0][row]);
      gradients[0][row] = (float) (expected - target[row]);
      hessians[0][row] = (float) (expected * STEP);
    }
  }

  private static double expected(double score) {
    return Math.exp(Math.min(Math.max(score, LOWEST), 80));
  }

  @Override
  public double loss(double[][] scores, double[] target, int row) {
    return expected(scores[0][row]) - target[row] * scores[0][row];
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public void outputs(double[] scores, int at, double[] outputs) {
    outputs[at] = expected(scores[at]);
  }
}
