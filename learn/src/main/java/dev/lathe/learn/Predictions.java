package dev.lathe.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a model says of each row of a frame.
public sealed interface Predictions
    permits Predictions.OfClasses, Predictions.OfNumbers, Predictions.OfAnomalies {
  /// How many rows there are.
  int rows();

  /// What is said of one row.
  Prediction at(int row);

  /// What is said of these rows, in this order.
  Predictions rows(int[] rows);

  /// The classes and their probabilities.
  ///
  /// @throws IllegalStateException when numbers were predicted
  default OfClasses classes() {
    if (this instanceof OfClasses classes) return classes;
    throw new IllegalStateException("the model predicts %s, not classes".formatted(what()));
  }

  /// The numbers.
  ///
  /// @throws IllegalStateException when classes were predicted
  default OfNumbers numbers() {
    if (this instanceof OfNumbers numbers) return numbers;
    throw new IllegalStateException("the model predicts %s, not numbers".formatted(what()));
  }

  /// The scores of anomalies.
  ///
  /// @throws IllegalStateException when classes or numbers were predicted
  default OfAnomalies strangeness() {
    if (this instanceof OfAnomalies anomalies) return anomalies;
    throw new IllegalStateException("the model predicts %s, not anomalies".formatted(what()));
  }

  private String what() {
    return switch (this) {
      case OfClasses _ -> "classes";
      case OfNumbers _ -> "numbers";
      case OfAnomalies _ -> "anomalies";
    };
  }

  /// The plain outputs, `(rows, output.width())`, row by row: what [#of] takes.
  double[] outputs();

  private static double[] picked(double[] outputs, int width, int[] rows) {
    double[] picked = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(outputs, rows[i] * width, picked, i * width, width);
    }
    return picked;
  }

  /// Predictions from a model's plain outputs.
  ///
  /// @param outputs `(rows, output.width())`, row by row; not copied
  static Predictions of(Output output, double[] outputs) {
    return switch (output.kind()) {
      case BINARY, MULTICLASS -> new OfClasses(output, outputs);
      case REGRESSION, COUNT, RANKING -> new OfNumbers(output, outputs);
      case ANOMALY -> new OfAnomalies(output, outputs);
    };
  }

  /// Probabilities of classes, `(rows, classes)`.
  final class OfClasses implements Predictions {
    private final Output output;
    private final double[] probabilities;

    OfClasses(Output output, double[] probabilities) {
      this.output = output;
      this.probabilities = probabilities;
    }

    /// The classes in order.
    public List<String> levels() {
      return output.levels();
    }

    /// From which probability on the positive one of two classes is predicted.
    public double threshold() {
      return output.threshold();
    }

    /// The probability of the class with this code.
    public double probability(int row, int code) {
      return probabilities[row * output.width() + code];
    }

    /// The probabilities of one class, row by row.
    public double[] probabilities(int code) {
      double[] column = new double[rows()];
      for (int row = 0; row < column.length; row++) {
        column[row] = probability(row, code);
      }
      return column;
    }

    /// The code of the predicted class: of two, the positive one from the threshold on; of several,
    /// the most probable, the first of equals.
    public int code(int row) {
      if (output.kind() == TaskKind.BINARY) {
        return probability(row, 1) >= output.threshold() ? 1 : 0;
      }
      int best = 0;
      for (int code = 1; code < output.width(); code++) {
        if (probability(row, code) > probability(row, best)) best = code;
      }
      return best;
    }

    /// The predicted class.
    public String label(int row) {
      return output.levels().get(code(row));
    }

    @Override
    public int rows() {
      return probabilities.length / output.width();
    }

    @Override
    public double[] outputs() {
      return probabilities.clone();
    }

    @Override
    public OfClasses rows(int[] rows) {
      return new OfClasses(output, picked(probabilities, output.width(), rows));
    }

    @Override
    public Prediction at(int row) {
      Map<String, Double> each = new LinkedHashMap<>();
      for (int code = 0; code < output.width(); code++) {
        each.put(output.levels().get(code), probability(row, code));
      }
      return new Prediction.OfClass(label(row), java.util.Collections.unmodifiableMap(each));
    }
  }

  /// Numbers in the unit of the target, one a row; or several, its quantiles, of which the middle
  /// one is the prediction.
  final class OfNumbers implements Predictions {
    private final Output output;
    private final double[] values;

    OfNumbers(Output output, double[] values) {
      this.output = output;
      this.values = values;
    }

    /// The number of a row.
    public double value(int row) {
      return values[row * output.width() + output.middle()];
    }

    /// The numbers of all rows.
    public double[] toArray() {
      return column(output.middle());
    }

    /// Which quantiles there are, rising; empty where a number alone is predicted.
    public List<Double> quantiles() {
      return output.quantiles();
    }

    /// A quantile of a row; never below one that comes before it.
    ///
    /// @param place of the quantile among [#quantiles()]
    public double quantile(int row, int place) {
      return values[row * output.width() + place];
    }

    private double[] column(int place) {
      int width = output.width();
      double[] column = new double[rows()];
      for (int row = 0; row < column.length; row++) column[row] = values[row * width + place];
      return column;
    }

    @Override
    public int rows() {
      return values.length / output.width();
    }

    @Override
    public double[] outputs() {
      return values.clone();
    }

    @Override
    public OfNumbers rows(int[] rows) {
      return new OfNumbers(output, picked(values, output.width(), rows));
    }

    @Override
    public Prediction at(int row) {
      Map<Double, Double> each = new LinkedHashMap<>();
      for (int place = 0; place < quantiles().size(); place++) {
        each.put(quantiles().get(place), quantile(row, place));
      }
      return new Prediction.OfNumber(value(row), each);
    }
  }

  /// How strange each row is.
  final class OfAnomalies implements Predictions {
    private final Output output;
    private final double[] scores;

    OfAnomalies(Output output, double[] scores) {
      this.output = output;
      this.scores = scores;
    }

    /// The score of a row, higher is stranger.
    public double score(int row) {
      return scores[row];
    }

    /// From which score on a row is an anomaly.
    public double threshold() {
      return output.threshold();
    }

    /// Whether a row is an anomaly.
    public boolean anomaly(int row) {
      return scores[row] >= threshold();
    }

    /// How many rows are anomalies.
    public int anomalies() {
      int count = 0;
      for (int row = 0; row < scores.length; row++) if (anomaly(row)) count++;
      return count;
    }

    @Override
    public int rows() {
      return scores.length;
    }

    /// The scores of all rows.
    @Override
    public double[] outputs() {
      return scores.clone();
    }

    @Override
    public OfAnomalies rows(int[] rows) {
      return new OfAnomalies(output, picked(scores, 1, rows));
    }

    @Override
    public Prediction at(int row) {
      return new Prediction.OfAnomaly(scores[row], anomaly(row));
    }
  }
}
