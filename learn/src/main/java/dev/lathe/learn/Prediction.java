package dev.lathe.learn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a model says of one row.
///
/// ```java
/// Prediction prediction = new Prediction.OfClass("yes", Map.of("no", 0.2, "yes", 0.8));
/// String label = prediction.label();
/// double probability = prediction.probability("yes");
/// ```
public sealed interface Prediction
    permits Prediction.OfClass, Prediction.OfNumber, Prediction.OfAnomaly {
  /// The class; of an anomaly `yes` or `no`.
  ///
  /// @throws IllegalStateException when a number was predicted
  String label();

  /// The probability of a class, `[0, 1]`.
  ///
  /// @throws IllegalArgumentException when there is no such class
  /// @throws IllegalStateException when a number was predicted or a score of anomalies
  double probability(String level);

  /// The number, in the unit of the target; of an anomaly its score.
  ///
  /// @throws IllegalStateException when a class was predicted
  double value();

  /// A quantile of the number, in the unit of the target.
  ///
  /// @param share what share of rows lies below it, as it was asked of the learner
  /// @throws IllegalArgumentException when this quantile was not predicted
  /// @throws IllegalStateException when a class was predicted
  double quantile(double share);

  /// A class.
  ///
  /// @param label the class
  /// @param probabilities of each class, `[0, 1]`
  record OfClass(String label, Map<String, Double> probabilities) implements Prediction {
    public OfClass {
      probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    @Override
    public double probability(String level) {
      Double probability = probabilities.get(level);
      if (probability == null) {
        throw new IllegalArgumentException(
            "there is no class '%s'; classes are %s".formatted(level, probabilities.keySet()));
      }
      return probability;
    }

    @Override
    public double value() {
      throw new IllegalStateException("the model predicts classes; ask for label()");
    }

    @Override
    public double quantile(double share) {
      throw new IllegalStateException("the model predicts classes; ask for label()");
    }
  }

  /// A number.
  ///
  /// @param value in the unit of the target
  /// @param quantiles by the share of rows below each, rising; empty where none were asked for
  record OfNumber(double value, Map<Double, Double> quantiles) implements Prediction {
    public OfNumber {
      quantiles = Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
    }

    /// A number without quantiles.
    public OfNumber(double value) {
      this(value, Map.of());
    }

    @Override
    public double quantile(double share) {
      Double quantile = quantiles.get(share);
      if (quantile == null) {
        throw new IllegalArgumentException(
            "the quantile %s was not learned; there are %s".formatted(share, quantiles.keySet()));
      }
      return quantile;
    }

    @Override
    public String label() {
      throw new IllegalStateException("the model predicts numbers; ask for value()");
    }

    @Override
    public double probability(String level) {
      throw new IllegalStateException("the model predicts numbers; ask for value()");
    }
  }

  /// How strange a row is.
  ///
  /// @param score higher is stranger
  /// @param anomaly whether the score reaches the model's threshold
  record OfAnomaly(double score, boolean anomaly) implements Prediction {
    @Override
    public String label() {
      return anomaly ? "yes" : "no";
    }

    @Override
    public double probability(String level) {
      throw new IllegalStateException("a score of anomalies is no probability; ask for value()");
    }

    @Override
    public double quantile(double share) {
      throw new IllegalStateException("a score of anomalies has no quantiles; ask for value()");
    }

    @Override
    public double value() {
      return score;
    }
  }
}
