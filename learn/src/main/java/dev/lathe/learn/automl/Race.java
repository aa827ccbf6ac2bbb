package dev.lathe.learn.automl;

import dev.lathe.learn.Card;
import dev.lathe.learn.Learner;
import dev.lathe.learn.RunListener;
import dev.lathe.learn.Score;
import dev.lathe.learn.StagedLearner;
import dev.lathe.learn.Task;
import dev.lathe.learn.metrics.Metric;
import dev.lathe.learn.metrics.Thresholds;
import dev.lathe.learn.validation.CrossValidation;
import dev.lathe.learn.validation.Division;
import dev.lathe.learn.validation.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Candidates compete by cross-validation on the same folds.
///
/// The best mean score wins; of those within half a standard error of it, fold against fold, the
/// one whose rows take the fewest steps to score, unless it is the baseline. Steps are counted, not
/// timed, so that the winner does not depend on the machine. A candidate that cannot learn the rows
/// gives up; the race is lost when only the baseline is left.
final class Race {
  private static final int FOLDS = 5;

  /// Student's t at 0.975, by degrees of freedom: one less than there are folds. Source: any table,
  /// such as Abramowitz and Stegun, *Handbook of Mathematical Functions*, table 26.10.
  private static final double[] STUDENT_95 = {0, 12.706205, 4.302653, 3.182446, 2.776445};

  private static final double NOISE = 0.5;

  private final Metric metric;
  private final Task task;
  private final boolean sampled;
  private final List<Result> results;

  private Race(Metric metric, Task task, boolean sampled, List<Result> results) {
    this.metric = metric;
    this.task = task;
    this.sampled = sampled;
    this.results = results;
  }

  /// A candidate and how it did.
  private record Result(Candidate candidate, CrossValidation.Result folds) {
    double mean() {
      return Race.mean(folds.scores());
    }
  }

  static Race run(
      List<Candidate> candidates,
      Task learning,
      Metric metric,
      long seed,
      Notes notes,
      RunListener listener) {
    Task task = Budget.sample(learning, seed, notes);
    List<Division> folds = Splits.folds(task, FOLDS, seed);
    List<Result> results = new ArrayList<>();
    List<IllegalArgumentException> failures = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      double from = i / (double) candidates.size();
      var part = listener.part(candidate.name(), from, (i + 1.0) / candidates.size());
      try {
        var result =
            new Result(
                candidate, CrossValidation.of(candidate.learner(), task, folds, metric, part));
        listener.metric("cv-" + metric.key() + "-" + candidate.name(), 0, result.mean());
        results.add(result);
      } catch (IllegalArgumentException e) {
        failures.add(e);
        notes.warn("candidate '%s' gave up: %s".formatted(candidate.name(), e.getMessage()));
      }
    }
    if (!failures.isEmpty() && results.stream().allMatch(each -> each.candidate().isBaseline())) {
      throw failures.getFirst();
    }
    var race = new Race(metric, task, task != learning, ranked(results, metric));
    notes.decide("winner", race.first().candidate().name(), race.reason(), "--learner, --metric");
    return race;
  }

  private static List<Result> ranked(List<Result> results, Metric metric) {
    List<Result> ranked = new ArrayList<>(results);
    ranked.sort(bestFirst(metric));
    Result best = ranked.getFirst();
    ranked.stream()
        .filter(result -> result.equals(best) || level(best, result, metric))
        .min(Comparator.comparingDouble(result -> result.folds().cost().work()))
        .ifPresent(quickest -> {
          ranked.remove(quickest);
          ranked.addFirst(quickest);
        });
    return ranked;
  }

  /// The best score first; where none is defined, last.
  private static Comparator<Result> bestFirst(Metric metric) {
    return Comparator.comparingDouble(
        result -> metric.higherIsBetter() ? -result.mean() : result.mean());
  }

  /// Whether the best is not better by more than half a standard error of the folds' differences.
  private static boolean level(Result best, Result other, Metric metric) {
    if (other.candidate().isBaseline()) return false;
    double[] differences = new double[best.folds().scores().length];
    for (int fold = 0; fold < differences.length; fold++) {
      double ahead = best.folds().scores()[fold] - other.folds().scores()[fold];
      differences[fold] = metric.higherIsBetter() ? ahead : -ahead;
    }
    return mean(differences) <= NOISE * error(differences);
  }

  /// The mean of those that are defined.
  private static double mean(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
  }

  /// The standard error of the mean of those that are defined.
  private static double error(double[] values) {
    double[] defined = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (defined.length < 2) return 0;
    double mean = mean(defined);
    double squares = 0;
    for (double value : defined) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (defined.length - 1) / defined.length);
  }

  /// Student's t for the mean of those that are defined.
  private static double student(double[] values) {
    long defined = Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    return STUDENT_95[(int) Math.max(0, defined - 1)];
  }

  private Result first() {
    return results.getFirst();
  }

  private String reason() {
    Result first = first();
    String score = metric.text(first.mean());
    Result best = results.stream().min(bestFirst(metric)).orElse(first);
    if (best.equals(first)) {
      return "its %s of %s in cross-validation is the best".formatted(metric.key(), score);
    }
    return "its %s of %s is within noise of the best, %s, and it takes fewer steps"
        .formatted(metric.key(), score, metric.text(best.mean()));
  }

  /// The winning learner, to be fitted on more rows than a fold has; one that stops by rows held
  /// back goes as many rounds as it went in the folds, unless those were of a sample of the rows:
  /// more rows carry more rounds, so it then finds them by itself.
  Learner<?> winner() {
    Result first = first();
    List<Integer> rounds = first.folds().rounds();
    if (sampled
        || !(first.candidate().learner() instanceof StagedLearner<?> staged)
        || rounds.isEmpty()) {
      return first.candidate().learner();
    }
    double mean = rounds.stream().mapToInt(Integer::intValue).average().orElse(1);
    return staged.rounds((int) Math.max(1, Math.round(mean)));
  }

  /// The threshold at which F1 is best out of fold.
  double bestF1() {
    var folds = first().folds();
    return Thresholds.bestF1(task.rows(folds.rows()), folds.predictions());
  }

  /// What each of these thresholds does out of fold.
  List<Thresholds.Cost> costs(double... thresholds) {
    var folds = first().folds();
    return Thresholds.costs(task.rows(folds.rows()), folds.predictions(), thresholds);
  }

  List<Card.Entrant> leaderboard() {
    return results.stream().map(this::entrant).toList();
  }

  private Card.Entrant entrant(Result result) {
    double[] scores = result.folds().scores();
    double half = student(scores) * error(scores);
    double mean = mean(scores);
    return new Card.Entrant(
        result.candidate().name(),
        result.candidate().learner().name(),
        result.candidate().changed(),
        new Score(metric.key(), mean, metric.clamp(mean - half), metric.clamp(mean + half)),
        result.folds().cost().bytes(),
        result.folds().cost().work());
  }

  List<Timings.Entrant> timings() {
    return results.stream()
        .map(result ->
            new Timings.Entrant(
                result.candidate().name(),
                result.folds().cost().fitSeconds(),
                result.folds().cost().rowMicros()))
        .toList();
  }
}
