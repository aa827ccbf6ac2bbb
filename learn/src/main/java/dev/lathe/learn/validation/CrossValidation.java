package dev.lathe.learn.validation;

import dev.lathe.learn.Learner;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Predictions;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Task;
import dev.lathe.learn.file.ModelFile;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.math.Workers;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Learns a task several times, each time without some of its rows, and predicts those.
///
/// ```java
/// static double auc(Learner<?> learner, Task task) {
///   var folds = Splits.folds(task, 5, 0);
///   var result = CrossValidation.of(learner, task, folds, RunListener.NONE);
///   return Metric.AUC.score(task.rows(result.rows()), result.predictions());
/// }
/// ```
///
/// The learner prepares its columns inside each fold, from the rows it learns from alone. A learner
/// that stops by watching rows ([dev.lathe.learn.StagedLearner]) watches those it will be tested
/// on, and is tested after as many rounds as suited the other folds: its own would be chosen by the
/// rows that judge it.
///
/// **Cost.** One fit for each fold. Small tasks are learned side by side, large ones one after
/// another, each with all threads; the result is the same.
public final class CrossValidation {
  private static final long SMALL = 1_000_000;

  private CrossValidation() {}

  /// What came of it.
  public static final class Result {
    private final Predictions predictions;
    private final int[] rows;
    private final double[] scores;
    private final List<Integer> rounds;
    private final Cost cost;

    Result(Predictions predictions, int[] rows, double[] scores, List<Integer> rounds, Cost cost) {
      this.predictions = predictions;
      this.rows = rows;
      this.scores = scores;
      this.rounds = List.copyOf(rounds);
      this.cost = cost;
    }

    /// What was said of the tested rows by the model that had not learned from them, in the order
    /// of [#rows()].
    public Predictions predictions() {
      return predictions;
    }

    /// The rows that were tested, rising; all rows, or with folds by time all but the earliest.
    public int[] rows() {
      return rows.clone();
    }

    /// The score of each fold; `NaN` where it is not defined.
    public double[] scores() {
      return scores.clone();
    }

    /// After how many rounds each fold's rows were predicted best; empty where the learner does not
    /// go in rounds.
    public List<Integer> rounds() {
      return rounds;
    }

    /// What the folds' models cost.
    public Cost cost() {
      return cost;
    }
  }

  /// What a model costs, as a mean over the folds.
  ///
  /// @param bytes size of its file
  /// @param work steps of scoring one row, counted by rule
  /// @param fitSeconds measured, and so different each time
  /// @param rowMicros to prepare and score one row in a batch; measured, and so different each time
  public record Cost(long bytes, long work, double fitSeconds, double rowMicros) {}

  private record Fold(Output output, Predictions predictions, double score, Cost cost) {}

  /// Learns and predicts every fold.
  ///
  /// @param folds each row tested in one of them at most
  /// @param listener told of progress over all folds, and of each fold's score
  public static Result of(
      Learner<?> learner, Task task, List<Division> folds, RunListener listener) {
    return of(learner, task, folds, Metric.ranking(task.kind()), listener);
  }

  /// Learns and predicts every fold, scored by this metric.
  ///
  /// @param folds each row tested in one of them at most
  /// @param listener told of progress over all folds, and of each fold's score
  public static Result of(
      Learner<?> learner, Task task, List<Division> folds, Metric metric, RunListener listener) {
    var progress = new FoldProgress(listener, folds.size());
    List<Learned> learned =
        each(
            task,
            folds,
            fold -> {
              Learned result = Learned.of(learner, task, folds.get(fold), progress.of(fold));
              progress.ended(fold);
              return result;
            });
    List<Integer> rounds = learned.stream().flatMap(fold -> fold.best().stream()).toList();
    List<Fold> results =
        each(
            task,
            folds,
            fold -> {
              Model model = learned.get(fold).after(others(rounds, fold));
              double seconds = learned.get(fold).seconds();
              return tested(model, seconds, task.rows(folds.get(fold).testing()), metric);
            });
    for (int fold = 0; fold < results.size(); fold++) {
      listener.metric("fold-" + metric.key(), fold + 1, results.get(fold).score());
    }
    return together(task, folds, results, rounds);
  }

  /// Small tasks side by side.
  private static <T> List<T> each(Task task, List<Division> folds, IntFunction<T> one) {
    long cells = (long) task.rows() * task.frame().width();
    return cells <= SMALL
        ? Workers.current().map(folds.size(), one)
        : IntStream.range(0, folds.size()).mapToObj(one).toList();
  }

  /// How many rounds suited the folds but one, in the mean.
  private static int others(List<Integer> rounds, int fold) {
    double mean =
        IntStream.range(0, rounds.size())
            .filter(other -> other != fold || rounds.size() == 1)
            .map(rounds::get)
            .average()
            .orElse(1);
    return (int) Math.max(1, Math.round(mean));
  }

  private static Fold tested(Model model, double seconds, Task testing, Metric metric) {
    long begin = System.nanoTime();
    Predictions predictions = model.predict(testing.frame());
    double rowMicros = (System.nanoTime() - begin) / 1e3 / testing.rows();
    var cost = new Cost(ModelFile.bytes(model.whole()).length, model.work(), seconds, rowMicros);
    return new Fold(
        model.signature().output(), predictions, metric.score(testing, predictions), cost);
  }

  private static Cost mean(List<Fold> folds) {
    List<Cost> costs = folds.stream().map(Fold::cost).toList();
    return new Cost(
        Math.round(costs.stream().mapToLong(Cost::bytes).average().orElse(0)),
        Math.round(costs.stream().mapToLong(Cost::work).average().orElse(0)),
        costs.stream().mapToDouble(Cost::fitSeconds).average().orElse(0),
        costs.stream().mapToDouble(Cost::rowMicros).average().orElse(0));
  }

  private static Result together(
      Task task, List<Division> folds, List<Fold> results, List<Integer> rounds) {
    Output output = results.getFirst().output();
    int width = output.width();
    double[] all = new double[task.rows() * width];
    boolean[] tested = new boolean[task.rows()];
    for (int fold = 0; fold < folds.size(); fold++) {
      double[] outputs = results.get(fold).predictions().outputs();
      int[] rows = folds.get(fold).testing();
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(outputs, i * width, all, rows[i] * width, width);
        tested[rows[i]] = true;
      }
    }
    int[] rows = IntStream.range(0, tested.length).filter(row -> tested[row]).toArray();
    double[] outputs = new double[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(all, rows[i] * width, outputs, i * width, width);
    }
    double[] scores = results.stream().mapToDouble(Fold::score).toArray();
    return new Result(Predictions.of(output, outputs), rows, scores, rounds, mean(results));
  }
}
