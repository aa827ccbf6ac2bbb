package dev.lathe.learn.tree.loss;

/// The value of a leaf, made from what its rows still lack.
///
/// ```java
/// LeafValue median = (lacking, weights) -> Quantiles.of(lacking, weights, 0.5);
/// ```
@FunctionalInterface
public interface LeafValue {
  /// The number that is best added to the scores of all rows of a leaf.
  ///
  /// @param lacking target less score of each row of the leaf; may be reordered
  /// @param weights of the same rows, not all zero; reordered alike
  double of(double[] lacking, double[] weights);
}
