package dev.lathe.learn.tree.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The tilted distance, of which each share has its own score: predicts quantiles, several at once.
/// Leaves take the quantile of what their rows lack.
///
/// **Source.** Koenker and Bassett, *Regression quantiles*, Econometrica 1978; leaves as in
/// LightGBM's `quantile` and scikit-learn's.
///
/// @param shares what share of the rows lies below each, rising, each above 0 and below 1
public record QuantileLoss(List<Double> shares) implements Loss {
  public QuantileLoss {
    shares = List.copyOf(shares);
    double last = 0;
    for (double share : shares) {
      if (!(share > last && share < 1)) {
        throw new IllegalArgumentException(
            "quantiles must rise, above 0 and below 1, got " + shares);
      }
      last = share;
    }
    if (shares.isEmpty()) throw new IllegalArgumentException("quantiles are missing; name one");
  }

  @Override
  public int width() {
    return shares.size();
  }

  @Override
  public Link link() {
    return Link.RISING;
  }

  @Override
  public double[] start(double[] target, double[] weights, double[] offset) {
    double[] start = new double[shares.size()];
    for (int k = 0; k < start.length; k++) {
      double[] lacking = SquaredLoss.lacking(target, offset);
      start[k] = Quantiles.of(lacking, weights.clone(), shares.get(k));
    }
    return start;
  }

  @Override
  public void slopes(
      double[][] scores,
      double[] target,
      int from,
      int to,
      float[][] gradients,
      float[][] hessians) {
    for (int k = 0; k < shares.size(); k++) {
      double[] score = scores[k];
      float[] gradient = gradients[k];
      float above = (float) (1 - shares.get(k));
      for (int row = from; row < to; row++) gradient[row] = (float) (score[row] - target[row]);
      for (int row = from; row < to; row++) {
        gradient[row] = above + Math.min(0f, Math.signum(gradient[row]));
      }
      Arrays.fill(hessians[k], from, to, 1);
    }
  }

  @Override
  public double loss(double[][] scores, double[] target, double[] weights, int from, int to) {
    double sum = 0;
    for (int k = 0; k < shares.size(); k++) {
      double[] score = scores[k];
      double share = shares.get(k);
      for (int row = from; row < to; row++) {
        double lacking = target[row] - score[row];
        sum += weights[row] * Math.max(share * lacking, (share - 1) * lacking);
      }
    }
    return sum;
  }

  @Override
  public Optional<LeafValue> leafValue(int score) {
    double share = shares.get(score);
    return Optional.of((lacking, weights) -> Quantiles.of(lacking, weights, share));
  }
}
