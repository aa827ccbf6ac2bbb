package dev.lathe.track.serve;

import dev.lathe.learn.Prediction;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.file.Parts;
import dev.lathe.track.database.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a model answered, row by row, or why it did not.
///
/// @param labels the class of each row; empty where numbers were predicted
/// @param values the number of each row, or the probability of its class; a score of anomalies
/// @param failure why there is no answer; empty when there is one
public record Reply(List<String> labels, List<Double> values, String failure) {
  private static final String TYPE = "answers.v1";
  private static final int LONGEST = 1_000;

  /// Copies the lists.
  public Reply {
    labels = List.copyOf(labels);
    values = List.copyOf(values);
    if (!labels.isEmpty() && labels.size() != values.size()) {
      throw new IllegalArgumentException(
          "%s labels and %s values; each row has one of each"
              .formatted(labels.size(), values.size()));
    }
    for (String label : labels) Text.value("a label", label, LONGEST);
    Text.value("the reason of a failure", failure, LONGEST);
  }

  /// The answer of one row.
  public static Reply of(Prediction prediction) {
    return switch (prediction) {
      case Prediction.OfClass one ->
          new Reply(List.of(one.label()), List.of(one.probability(one.label())), "");
      case Prediction.OfNumber one -> new Reply(List.of(), List.of(one.value()), "");
      case Prediction.OfAnomaly one -> new Reply(List.of(one.label()), List.of(one.value()), "");
    };
  }

  /// The answers of many rows.
  public static Reply of(Predictions predictions) {
    var labels = new ArrayList<String>();
    var values = new ArrayList<Double>();
    for (int row = 0; row < predictions.rows(); row++) {
      Reply one = of(predictions.at(row));
      labels.addAll(one.labels);
      values.addAll(one.values);
    }
    return new Reply(labels, values, "");
  }

  /// No answer, for this reason.
  public static Reply failed(String reason) {
    String shown = reason.replace('\0', ' ');
    return new Reply(List.of(), List.of(), shown.substring(0, Math.min(shown.length(), LONGEST)));
  }

  /// How many rows were answered.
  public int rows() {
    return values.size();
  }

  byte[] bytes() {
    return ModelFile.bytes(
        Parts.of(TYPE)
            .with("labels", labels)
            .with("values", values.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  static Reply of(byte[] bytes) {
    Parts parts = ModelFile.parts(bytes);
    return new Reply(
        parts.texts("labels"), Arrays.stream(parts.doubles("values")).boxed().toList(), "");
  }
}
