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
public sealed interface Prediction permits Prediction.OfClass, Prediction.OfNumber {
  /// The class.
  ///
  /// @throws IllegalStateException when a number was predicted
  String label();

  /// The probability of a class, `[0, 1]`.
  ///
  /// @throws IllegalArgumentException when there is no such class
  /// @throws IllegalStateException when a number was predicted
  double probability(String level);

  /// The number, in the unit of the target.
  ///
  /// @throws IllegalStateException when a class was predicted
  double value();

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
  }

  /// A number.
  ///
  /// @param value in the unit of the target
  record OfNumber(double value) implements Prediction {
    @Override
    public String label() {
      throw new IllegalStateException("the model predicts numbers; ask for value()");
    }

    @Override
    public double probability(String level) {
      throw new IllegalStateException("the model predicts numbers; ask for value()");
    }
  }
}
