package dev.lathe.learn.tree.loss;

import java.util.Arrays;
import java.util.Optional;

/// The distance between score and target: predicts medians. Leaves take the median of what their
/// rows lack.
///
/// **Source.** Friedman 2001, section 4.3 (`LAD_TreeBoost`).
public record AbsoluteLoss() implements Loss {
  private static final double HALF = 0.5;

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double[] start(double[] target, double[] weights, double[] offset) {
    double[] lacking = SquaredLoss.lacking(target, offset);
    return new double[] {Quantiles.of(lacking, weights.clone(), HALF)};
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
    for (int row = from; row < to; row++) gradient[row] = (float) (score[row] - target[row]);
    for (int row = from; row < to; row++) gradient[row] = Math.signum(gradient[row]);
    Arrays.fill(hessians[0], from, to, 1);
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double[] score = scores[0];
    double sum = 0;
    for (int row = from; row < to; row++) {
      sum += weights[row] * Math.abs(score[row] - target[row]);
    }
    return sum;
  }

  @Override
  public Optional<LeafValue> leafValue(int score) {
    return Optional.of((lacking, weights) -> Quantiles.of(lacking, weights, HALF));
  }
}
