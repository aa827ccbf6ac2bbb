package dev.lathe.learn.tree.loss;

import java.util.Arrays;
import java.util.Optional;

/// Half the squared distance near the target, and the distance further off: predicts means that
/// single far rows do not move. Leaves take the exact middle of what their rows lack.
///
/// **Source.** Huber, *Robust estimation of a location parameter*, Annals of Mathematical
/// Statistics 1964; as a boosting loss Friedman 2001, section 4.4, whose leaves take one step
/// towards it.
///
/// @param delta the distance from which on it grows in proportion, in the unit of the target, above
///   0
public record HuberLoss(double delta) implements Loss {
  public HuberLoss {
    if (!(delta > 0 && delta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("huber-delta must be above 0, got " + delta);
    }
  }

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
    return new double[] {Quantiles.huber(lacking, weights.clone(), delta)};
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
    for (int row = from; row < to; row++) {
      gradient[row] = (float) Math.max(-delta, Math.min(delta, score[row] - target[row]));
    }
    Arrays.fill(hessians[0], from, to, 1);
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double[] score = scores[0];
    double sum = 0;
    for (int row = from; row < to; row++) {
      double far = Math.abs(score[row] - target[row]);
      double near = Math.min(far, delta);
      sum += weights[row] * (near * near / 2 + delta * (far - near));
    }
    return sum;
  }

  @Override
  public Optional<LeafValue> leafValue(int score) {
    return Optional.of((lacking, weights) -> Quantiles.huber(lacking, weights, delta));
  }
}
