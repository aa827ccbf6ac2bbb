package dev.lathe.learn.metrics;

/// A score of fixed predictions as a function of how much each row counts.
@FunctionalInterface
interface Scoring {
  double of(double[] weights);

  /// The weighted mean of what each row contributes.
  static Scoring mean(double[] contributions) {
    return weights -> Averages.mean(contributions, weights);
  }
}
