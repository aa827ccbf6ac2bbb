package dev.lathe.learn.tree.loss;

import java.util.Arrays;

/// Log-loss of several classes: a score for each, probabilities in proportion to their
/// exponentials.
///
/// **Source.** Friedman, *Greedy function approximation: a gradient boosting machine*, Annals of
/// Statistics 2001, section 4.6: the hessian is K/(K-1)·p(1-p), which allows for the scores' sum
/// being free.
///
/// @param classes how many classes there are, 2 or more
public record SoftmaxLoss(int classes) implements Loss {
  private static final double FINEST = 0x1p-12;
  private static final double RAREST = 1e-9;

  /// The loss of a row of a class never learned: as of one of the least share, whatever is said.
  private static final double UNSEEN = -Math.log(RAREST);

  @Override
  public int width() {
    return classes;
  }

  @Override
  public Link link() {
    return Link.SOFTMAX;
  }

  /// As without offsets, which do not tell one class from another.
  @Override
  public double[] start(double[] target, double[] weights, double[] offset) {
    double[] shares = new double[classes];
    double total = 0;
    for (int row = 0; row < target.length; row++) {
      if (target[row] < 0) continue;
      shares[(int) target[row]] += weights[row];
      total += weights[row];
    }
    for (int code = 0; code < classes; code++) {
      shares[code] = Math.log(Math.max(RAREST, shares[code] / total));
    }
    return shares;
  }

  @Override
  public void slopes(
      double[][] scores,
      double[] target,
      int from,
      int to,
      float[][] gradients,
      float[][] hessians) {
    float factor = (float) (classes / (classes - 1.0));
    int count = to - from;
    double[] largest = Arrays.copyOfRange(scores[0], from, to);
    for (int code = 1; code < classes; code++) {
      double[] score = scores[code];
      for (int i = 0; i < count; i++) largest[i] = Math.max(largest[i], score[from + i]);
    }
    double[] powers = new double[count];
    double[] sums = new double[count];
    for (int code = 0; code < classes; code++) {
      double[] score = scores[code];
      float[] gradient = gradients[code];
      for (int i = 0; i < count; i++) powers[i] = score[from + i] - largest[i];
      for (int i = 0; i < count; i++) powers[i] = Exponential.of(powers[i]);
      for (int i = 0; i < count; i++) sums[i] += powers[i];
      for (int i = 0; i < count; i++) gradient[from + i] = (float) powers[i];
    }
    float[] parts = new float[count];
    for (int i = 0; i < count; i++) parts[i] = (float) (1 / sums[i]);
    for (int code = 0; code < classes; code++) {
      float[] gradient = gradients[code];
      float[] hessian = hessians[code];
      for (int i = 0; i < count; i++) {
        gradient[from + i] = Math.min(1f, gradient[from + i] * parts[i]);
      }
      for (int row = from; row < to; row++) {
        hessian[row] = factor * gradient[row] * (1 - gradient[row]);
      }
    }
    for (int row = from; row < to; row++) {
      int code = (int) target[row];
      if (code >= 0) gradients[code][row] -= 1;
    }
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double sum = 0;
    for (int row = from; row < to; row++) {
      if (weights[row] > 0) sum += weights[row] * loss(scores, (int) target[row], row);
    }
    return sum;
  }

  private static double loss(double[][] scores, int code, int row) {
    if (code < 0) return UNSEEN;
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] score : scores) largest = Math.max(largest, score[row]);
    double sum = 0;
    for (double[] score : scores) sum += Math.exp(score[row] - largest);
    return Math.log(sum) + largest - scores[code][row];
  }

  @Override
  public double longestStep() {
    return LogisticLoss.LONGEST_STEP;
  }

  @Override
  public double finest() {
    return FINEST;
  }
}
