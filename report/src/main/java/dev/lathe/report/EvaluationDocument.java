package dev.lathe.report;

import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An evaluation as JSON tells it: scores by name, and only the tables that its kind of task has.
///
/// @param rows how many rows were scored
/// @param scores by name, the one that ranks first
/// @param cuts for two classes: what each threshold would do
/// @param reliability for two classes: predicted against observed
/// @param confusion for classes: which was taken for which
/// @param points for numbers: some of the rows
public record EvaluationDocument(
    long rows,
    Map<String, ScoreDocument> scores,
    Optional<List<Evaluation.Cut>> cuts,
    Optional<List<Evaluation.Bucket>> reliability,
    Optional<List<Evaluation.Cell>> confusion,
    Optional<List<Evaluation.Point>> points) {

  /// A score without its name, which is its key.
  ///
  /// @param value in the unit of the score
  /// @param low lower end of the 95 % interval
  /// @param high upper end of the 95 % interval
  public record ScoreDocument(double value, double low, double high) {
    static ScoreDocument of(Score score) {
      return new ScoreDocument(score.value(), score.low(), score.high());
    }
  }

  /// The whole evaluation.
  public static EvaluationDocument of(Evaluation evaluation) {
    return new EvaluationDocument(
        evaluation.rows(),
        byName(evaluation.scores()),
        some(evaluation.cuts()),
        some(evaluation.reliability()),
        some(evaluation.confusion()),
        some(evaluation.points()));
  }

  /// The scores alone.
  public static EvaluationDocument scores(Evaluation evaluation) {
    return new EvaluationDocument(
        evaluation.rows(),
        byName(evaluation.scores()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static <T> Optional<List<T>> some(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list);
  }

  private static Map<String, ScoreDocument> byName(List<Score> scores) {
    Map<String, ScoreDocument> byName = new LinkedHashMap<>();
    scores.forEach(score -> byName.put(score.name(), ScoreDocument.of(score)));
    return byName;
  }
}
