package dev.lathe.learn.explain;

import dev.lathe.frame.Frame;
import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.validation.Splits;
import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What each column is worth to a model: how much worse its score gets when the column's values are
/// shuffled among the rows.
///
/// Use rows the model had not learned from. Of two columns that say the same, each may look worth
/// little, as the other stands in for it.
///
/// ```java
/// static List<Card.Importance> importances(Model model, Task test) {
///   return PermutationImportance.of(model, test, Metric.ranking(test.kind()), 0);
/// }
/// ```
///
/// The columns are those the model was given, before any preparation: a date counts as one.
///
/// **Units.** That of the metric, more is more important; around 0, or below by chance, for a
/// column that is worth nothing, and just 0 for one that the model never looks at.
///
/// **Cost.** A prediction of at most 5000 rows for each column and each of 5 shuffles; fewer rows
/// and shuffles where there are many columns or the model is slow. Parallel over the columns.
///
/// **Source.** Breiman, *Random forests*, Machine Learning 2001, section 10; Fisher, Rudin and
/// Dominici, *All models are wrong, but many are useful*, JMLR 2019, for any model.
public final class PermutationImportance {
  private static final int MOST_ROWS = 5000;
  private static final int FEWEST_ROWS = 200;
  private static final int SHUFFLES = 5;
  private static final long BUDGET = 4_000_000_000L;

  private PermutationImportance() {}

  /// What each column is worth, the most important first, equals by name; empty where the score is
  /// not defined.
  ///
  /// @param task rows with a target, in the terms of the model
  /// @param seed where the shuffling starts
  public static List<Card.Importance> of(Model model, Task task, Metric metric, long seed) {
    if (task.rows() == 0) return List.of();
    int columns = model.signature().inputs().fields().size();
    int rows = Math.clamp(BUDGET / cost(model, columns), FEWEST_ROWS, MOST_ROWS);
    Task sample = task.rows(Splits.sample(task, rows, seed));
    Frame aligned = model.signature().align(sample.frame());
    var shuffler = new Shuffler(model, aligned, seed);
    double[] outputs = model.outputs(shuffler.prepared());
    double whole = score(model, sample, metric, outputs);
    if (Double.isNaN(whole)) return List.of();
    return Workers.current()
        .map(
            columns,
            column -> {
              double[] losses = new double[SHUFFLES];
              for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
                var shuffled = shuffler.shuffled(column, shuffle);
                if (shuffled.isEmpty()) break;
                double[] other = model.outputs(shuffled.get());
                if (shuffle == 0 && Arrays.equals(other, outputs)) break;
                double loss = whole - score(model, sample, metric, other);
                losses[shuffle] = metric.higherIsBetter() ? loss : -loss;
              }
              return importance(aligned.names().get(column), losses);
            })
        .stream()
        .sorted(
            Comparator.comparingDouble(Card.Importance::worth)
                .reversed()
                .thenComparing(Card.Importance::column))
        .toList();
  }

  private static long cost(Model model, int columns) {
    return Math.max(1, (long) SHUFFLES * Math.max(1, columns) * (model.work() + columns));
  }

  private static double score(Model model, Task sample, Metric metric, double[] outputs) {
    return metric.score(sample, Predictions.of(model.signature().output(), outputs));
  }

  private static Card.Importance importance(String column, double[] losses) {
    double mean = Arrays.stream(losses).sum() / losses.length;
    double squares = Arrays.stream(losses).map(loss -> (loss - mean) * (loss - mean)).sum();
    // Adding 0 turns -0 into 0.
    return new Card.Importance(column, mean + 0.0, Math.sqrt(squares / (losses.length - 1)));
  }

  /// The stream that shuffles a column.
  static int[] permutation(int rows, long seed, int column, int shuffle) {
    return RandomStream.of(seed, "importance", column, shuffle).permutation(rows);
  }
}
