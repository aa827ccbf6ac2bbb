package dev.lathe.learn;

import java.util.List;
import java.util.Optional;

/// How predictions held up against the truth. Only what suits the kind of task is there.
///
/// @param rows how many rows were scored
/// @param scores the scores, the one that ranks first
/// @param cuts for two classes: what each threshold would do, thresholds falling
/// @param reliability for two classes: predicted against observed, in tenths of the rows
/// @param confusion for classes: which class was taken for which; pairs that occur
/// @param points for numbers: some of the rows, at most 500
public record Evaluation(
    long rows,
    List<Score> scores,
    List<Cut> cuts,
    List<Bucket> reliability,
    List<Cell> confusion,
    List<Point> points) {

  public Evaluation {
    scores = List.copyOf(scores);
    cuts = List.copyOf(cuts);
    reliability = List.copyOf(reliability);
    confusion = List.copyOf(confusion);
    points = List.copyOf(points);
  }

  /// The score of this name.
  public Optional<Score> score(String name) {
    return scores.stream().filter(score -> score.name().equals(name)).findFirst();
  }

  /// What a threshold does: rows of the positive class found and missed, and of the other.
  ///
  /// @param threshold from which probability on the positive class is predicted
  /// @param truePositives positive rows found
  /// @param falsePositives negative rows taken for positive
  /// @param trueNegatives negative rows left alone
  /// @param falseNegatives positive rows missed
  public record Cut(
      double threshold,
      long truePositives,
      long falsePositives,
      long trueNegatives,
      long falseNegatives) {}

  /// Rows of like prediction.
  ///
  /// @param predicted mean probability of the positive class
  /// @param observed share of the rows that are positive
  /// @param rows how many
  public record Bucket(double predicted, double observed, long rows) {}

  /// Rows of one class that were taken for one class.
  ///
  /// @param actual the class
  /// @param predicted what it was taken for
  /// @param rows how many
  public record Cell(String actual, String predicted, long rows) {}

  /// One row.
  ///
  /// @param actual the truth
  /// @param predicted what was said
  public record Point(double actual, double predicted) {}
}
