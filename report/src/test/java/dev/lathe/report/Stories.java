package dev.lathe.report;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Origin;
import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Roles;
import dev.lathe.learn.Score;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.automl.Fitted;
import dev.lathe.learn.automl.Timings;
import dev.lathe.learn.baseline.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Trainings as [dev.lathe.learn.automl.Fit] would tell them, made by hand: quick, and free to hold
/// whatever a page must bear.
final class Stories {
  private static final int ROWS = 440;

  private Stories() {}

  static Fitted binary() {
    return binary("survived", "no", "yes", List.of("sex", "class", "age"));
  }

  /// Two classes under any names.
  static Fitted binary(String target, String negative, String positive, List<String> columns) {
    var random = new SplittableRandom(7);
    List<Evaluation.Cut> cuts = new ArrayList<>();
    double[] probabilities = random.doubles(ROWS).toArray();
    boolean[] positives = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      positives[row] = random.nextDouble() < 0.1 + 0.75 * Math.pow(probabilities[row], 1.4);
    }
    for (int step = 99; step >= 1; step--) {
      cuts.add(cut(step / 100.0, probabilities, positives));
    }
    List<Evaluation.Bucket> buckets = new ArrayList<>();
    for (int bucket = 0; bucket < 10; bucket++) {
      double at = bucket / 10.0 + 0.05;
      buckets.add(new Evaluation.Bucket(at, 0.1 + 0.75 * Math.pow(at, 1.4), 44));
    }
    var half = cut(0.5, probabilities, positives);
    var test =
        new Evaluation(
            ROWS,
            List.of(
                new Score("auc", 0.7631, 0.7178, 0.8049),
                new Score("log-loss", 0.5092, 0.4637, 0.5571),
                new Score("accuracy", 0.7909, 0.7523, 0.8273),
                new Score("brier", 0.1653, 0.1471, 0.1834),
                new Score("f1", 0.5631, 0.4828, 0.6371)),
            cuts,
            buckets,
            List.of(
                new Evaluation.Cell(negative, negative, half.trueNegatives()),
                new Evaluation.Cell(negative, positive, half.falsePositives()),
                new Evaluation.Cell(positive, negative, half.falseNegatives()),
                new Evaluation.Cell(positive, positive, half.truePositives())),
            List.of());
    var baseline =
        evaluation(
            new Score("auc", 0.5, 0.5, 0.5),
            new Score("log-loss", 0.6292, 0.6006, 0.6577),
            new Score("accuracy", 0.6773, 0.6341, 0.7205),
            new Score("brier", 0.2186, 0.2051, 0.2321),
            new Score("f1", 0, 0, 0));
    var output = new Output(target, TaskKind.BINARY, List.of(negative, positive));
    return fitted(columns, output, test, baseline, "auc", new double[] {0.7604, 0.7589, 0.7421});
  }

  private static Evaluation.Cut cut(double threshold, double[] probabilities, boolean[] positives) {
    long[] counts = new long[4];
    for (int row = 0; row < ROWS; row++) {
      boolean found = probabilities[row] >= threshold;
      counts[found ? positives[row] ? 0 : 1 : positives[row] ? 3 : 2]++;
    }
    return new Evaluation.Cut(threshold, counts[0], counts[1], counts[2], counts[3]);
  }

  static Fitted multiclass() {
    List<String> levels = List.of("setosa", "versicolor", "virginica");
    var test =
        new Evaluation(
            ROWS,
            List.of(
                new Score("log-loss", 0.1374, 0.0511, 0.2563),
                new Score("accuracy", 0.9667, 0.9, 1),
                new Score("macro-f1", 0.9666, 0.8919, 1)),
            List.of(),
            List.of(),
            List.of(
                new Evaluation.Cell("setosa", "setosa", 147),
                new Evaluation.Cell("versicolor", "versicolor", 139),
                new Evaluation.Cell("versicolor", "virginica", 8),
                new Evaluation.Cell("virginica", "versicolor", 6),
                new Evaluation.Cell("virginica", "virginica", 140)),
            List.of());
    var baseline =
        evaluation(
            new Score("log-loss", 1.0986, 1.0986, 1.0986),
            new Score("accuracy", 0.3333, 0.1667, 0.5),
            new Score("macro-f1", 0.1667, 0.0952, 0.2222));
    var output = new Output("species", TaskKind.MULTICLASS, levels);
    return fitted(
        List.of("petal_length", "petal_width", "sepal_length", "sepal_width"),
        output,
        test,
        baseline,
        "log-loss",
        new double[] {0.1132, 0.1379, 0.1507});
  }

  static Fitted numbers() {
    var random = new SplittableRandom(11);
    List<Evaluation.Point> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double actual = 25 + random.nextDouble() * 320;
      double noise = (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 80;
      points.add(new Evaluation.Point(actual, 60 + 0.6 * actual + noise));
    }
    var test =
        new Evaluation(
            ROWS,
            List.of(
                new Score("rmse", 54.321, 48.012, 60.523),
                new Score("mae", 43.518, 37.204, 50.113),
                new Score("r2", 0.4811, 0.3301, 0.5917)),
            List.of(),
            List.of(),
            List.of(),
            points);
    var baseline =
        evaluation(
            new Score("rmse", 75.914, 69.405, 82.003),
            new Score("mae", 64.772, 57.315, 72.009),
            new Score("r2", -0.0032, -0.0411, -0.0001));
    var output = new Output("progression", TaskKind.REGRESSION, List.of());
    return fitted(
        List.of("bmi", "s5", "bp", "s3", "sex", "age", "s1", "s2", "s4", "s6"),
        output,
        test,
        baseline,
        "rmse",
        new double[] {55.8, 56.7, 58.9});
  }

  private static Evaluation evaluation(Score... scores) {
    return new Evaluation(ROWS, List.of(scores), List.of(), List.of(), List.of(), List.of());
  }

  private static Fitted fitted(
      List<String> columns,
      Output output,
      Evaluation test,
      Evaluation baseline,
      String score,
      double[] ranking) {
    List<Card.Importance> importances = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      importances.add(
          new Card.Importance(columns.get(i), 0.19 / Math.pow(i + 1, 1.5) - 0.01, 0.011));
    }
    var card =
        new Card(
            new Origin("titanic.csv", "sha256:" + "5d".repeat(32), 2201, Origin.Nature.MEASURED),
            new Card.Provenance(0, "0.1.0", "25.0.3", Optional.empty()),
            Optional.of(new Card.Split("20 % held out at random, stratified", 1761, ROWS, true)),
            decisions(output),
            List.of("1,951 of 2,201 rows are repeats of others"),
            leaderboard(score, ranking),
            new Card.Evidence(Optional.of(test), Optional.of(baseline), importances));
    return new Fitted(model(columns, output, card), timings());
  }

  private static List<Card.Decision> decisions(Output output) {
    return List.of(
        new Card.Decision("kind", output.kind().key(), "it has two distinct values", "--kind"),
        new Card.Decision(
            "split",
            "1,761 rows to learn from, 440 to score on",
            "20 % held out at random, seed 0",
            "--test, --group, --time-column, --seed"),
        new Card.Decision(
            "winner",
            "gradient-boosting",
            "its score in cross-validation is the best",
            "--learner, --metric"),
        new Card.Decision(
            "shipped model",
            "fitted again on all 2,201 rows",
            "the scores are of the one fitted on 1,761 rows",
            "--refit none"));
  }

  private static List<Card.Entrant> leaderboard(String score, double[] ranking) {
    double spread = ranking[0] * 0.02;
    return List.of(
        new Card.Entrant(
            "gradient-boosting",
            "gradient-boosting",
            Map.of("rate", "0.05", "leaves", "15"),
            score(score, ranking[0], spread),
            48_211,
            311),
        new Card.Entrant(
            "random-forest",
            "random-forest",
            Map.of(),
            score(score, ranking[1], spread),
            1_204_551,
            2_204),
        new Card.Entrant(
            "logistic-regression",
            "logistic-regression",
            Map.of(),
            score(score, ranking[2], spread * 1.3),
            1_988,
            12),
        new Card.Entrant(
            "baseline",
            "baseline",
            Map.of(),
            score(score, score.equals("auc") ? 0.5 : ranking[0] * 1.6, 0),
            204,
            1));
  }

  private static Score score(String name, double value, double spread) {
    return new Score(name, value, value - spread, value + spread);
  }

  private static Timings timings() {
    return new Timings(
        4.217,
        List.of(
            new Timings.Stage("columns", 0.081),
            new Timings.Stage("cross-validation", 3.402),
            new Timings.Stage("refit", 0.734)),
        List.of(
            new Timings.Entrant("gradient-boosting", 0.412, 0.83),
            new Timings.Entrant("random-forest", 0.655, 4.91),
            new Timings.Entrant("logistic-regression", 0.031, 0.22),
            new Timings.Entrant("baseline", 0.001, 0.01)));
  }

  private static Model model(List<String> columns, Output output, Card card) {
    Frame frame = Frame.of(columns.getFirst(), new double[] {1, 2, 3, 4, 5, 6});
    for (String column : columns.subList(1, columns.size())) {
      frame = frame.with(column, dev.lathe.frame.Numbers.of(6, 5, 4, 3, 2, 1));
    }
    frame =
        output.kind().classes()
            ? frame.with(output.target(), classes(output))
            : frame.with(output.target(), dev.lathe.frame.Numbers.of(1.5, 2, 3, 4, 5, 7));
    Task task = Task.of(frame, new Roles(output.target()), output);
    Model model = new Baseline().fit(task);
    return model.basis(model.basis().card(card));
  }

  private static dev.lathe.frame.Categories classes(Output output) {
    String[] values = new String[6];
    for (int row = 0; row < values.length; row++) {
      values[row] = output.levels().get(row % output.levels().size());
    }
    return dev.lathe.frame.Categories.of(values);
  }
}
