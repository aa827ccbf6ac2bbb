package dev.lathe.learn.tree.loss;

import java.util.Arrays;

/// Half the squared distance between score and target: predicts means.
public record SquaredLoss() implements Loss {
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
    return new double[] {mean(beside(offset) ? lacking(target, offset) : target, weights)};
  }

  /// Whether any row starts elsewhere than the others.
  static boolean beside(double[] offset) {
    for (double each : offset) {
      if (each != 0) return true;
    }
    return false;
  }

  /// What each row lacks beside its offset.
  static double[] lacking(double[] target, double[] offset) {
    double[] lacking = new double[target.length];
    for (int row = 0; row < lacking.length; row++) lacking[row] = target[row] - offset[row];
    return lacking;
  }

  /// The weighted mean, its sum compensated (Neumaier 1974) so that rows in another order, or a row
  /// twice for a weight of 2, give the same.
  static double mean(double[] target, double[] weights) {
    double sum = 0;
    double lost = 0;
    double total = 0;
    for (int row = 0; row < target.length; row++) {
      double more = weights[row] * target[row];
      double next = sum + more;
      lost += Math.abs(sum) >= Math.abs(more) ? (sum - next) + more : (more - next) + sum;
      sum = next;
      total += weights[row];
    }
    return (sum + lost) / total;
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
      gradient[row] = (float) (score[row] - target[row]);
    }
    Arrays.fill(hessians[0], from, to, 1);
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double[] score = scores[0];
    double sum = 0;
    for (int row = from; row < to; row++) {
      double far = score[row] - target[row];
      sum += weights[row] * far * far;
    }
    return sum / 2;
  }
}
