package dev.lathe.learn.explain;

import dev.lathe.learn.Card;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Task;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Weighs columns on some rows.
final class Weighing {
  private final Scale scale;
  private final Task rows;
  private final Shuffler shuffler;
  private final double[] outputs;
  private final double whole;

  Weighing(Scale scale, Task rows) {
    this.scale = scale;
    this.rows = rows;
    var raw = scale.model().signature().align(rows.frame());
    this.shuffler = new Shuffler(scale.model().basis().recipe(), raw, scale.seed());
    this.outputs = scale.model().outputs(shuffler.prepared());
    this.whole = score(outputs);
  }

  /// Whether these rows have a score.
  boolean defined() {
    return !Double.isNaN(whole);
  }

  Card.Importance importance(int column, int shuffles) {
    double[] losses = new double[shuffles];
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      var loss = lossIfAny(List.of(column), shuffle);
      // Not a single prediction changed: the model does not look at the column.
      if (shuffle == 0 && loss.isEmpty()) break;
      losses[shuffle] = loss.orElse(0);
    }
    double mean = Arrays.stream(losses).sum() / shuffles;
    double squares = Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
    return new Card.Importance(shuffler.name(column), mean, Math.sqrt(squares / (shuffles - 1)));
  }

  /// How much worse the score gets when these columns are shuffled together.
  double loss(List<Integer> columns) {
    return lossIfAny(columns, 0).orElse(0);
  }

  private OptionalDouble lossIfAny(List<Integer> columns, int shuffle) {
    var shuffled = shuffler.shuffled(columns, shuffle);
    if (shuffled.isEmpty()) return OptionalDouble.empty();
    double[] other = scale.model().outputs(shuffled.get());
    if (Arrays.equals(other, outputs)) return OptionalDouble.empty();
    double loss = whole - score(other);
    return OptionalDouble.of(scale.metric().higherIsBetter() ? loss : -loss);
  }

  private double score(double[] outputs) {
    var output = scale.model().signature().output();
    return scale.metric().score(rows, Predictions.of(output, outputs));
  }
}
