package dev.lathe.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lathe.frame.Field;
import dev.lathe.frame.Origin;
import dev.lathe.learn.Card;
import dev.lathe.learn.Card.Decision;
import dev.lathe.learn.Card.Importance;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Settings;
import dev.lathe.learn.Strangeness;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.automl.Fitted;
import dev.lathe.learn.automl.Timings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A model told to programs: what `report.json` holds and, without timings, what `lathe show`
/// gives.
///
/// ```java
/// static String told(Model model) {
///   return Json.text(ReportDocument.of(model));
/// }
/// ```
///
/// Equal data and settings give equal documents but for [#timings()]. The shape is described in
/// `docs/reference/json.md`.
///
/// @param format version of this shape; raised when a key goes or changes its meaning
/// @param winner who won: its name on the leaderboard, or the learner where nobody competed
/// @param task what is predicted
/// @param model what was made
/// @param story where it comes from; its keys stand beside these
/// @param evidence how good it is; its keys stand beside these
/// @param additive what an additive model adds up; absent of others
/// @param timings how long it took, on that machine, that time
public record ReportDocument(
    int format,
    String winner,
    TaskPart task,
    ModelPart model,
    @JsonUnwrapped Story story,
    @JsonUnwrapped Evidence evidence,
    Optional<AdditiveDocument> additive,
    Optional<Timings> timings) {

  /// The version of the shape that is written.
  public static final int FORMAT = 1;

  /// The document of a model and the time it took.
  public static ReportDocument of(Fitted fitted) {
    return of(fitted.model(), Optional.of(fitted.timings()));
  }

  /// The document of a model.
  public static ReportDocument of(Model model) {
    return of(model, Optional.empty());
  }

  private static ReportDocument of(Model model, Optional<Timings> timings) {
    Card card = model.card();
    return new ReportDocument(
        FORMAT,
        winner(model),
        TaskPart.of(model.signature().output()),
        ModelPart.of(model),
        Story.of(card),
        Evidence.of(card),
        AdditiveDocument.of(model),
        timings);
  }

  static String winner(Model model) {
    return model.card().leaderboard().stream()
        .findFirst()
        .map(Card.Entrant::name)
        .orElse(model.learner().name());
  }

  /// What is predicted.
  ///
  /// @param target the column
  /// @param kind what kind of task it is
  /// @param classes the classes; absent for numbers
  /// @param positive the positive one of two classes
  /// @param threshold from which probability the positive class is predicted
  /// @param quantiles the shares of rows below each quantile; absent where none are predicted
  /// @param group the column whose rows are ranked together; absent where nothing is ranked
  /// @param offset the column that scores start from; absent where there is none
  public record TaskPart(
      String target,
      TaskKind kind,
      Optional<List<String>> classes,
      Optional<String> positive,
      Optional<Double> threshold,
      Optional<List<Double>> quantiles,
      Optional<String> group,
      Optional<String> offset) {
    static TaskPart of(Output output) {
      boolean anomaly = output.kind() == TaskKind.ANOMALY;
      boolean two = output.levels().size() == 2 && (anomaly || output.kind() == TaskKind.BINARY);
      return new TaskPart(
          output.target(),
          output.kind(),
          output.levels().isEmpty() ? Optional.empty() : Optional.of(output.levels()),
          two ? Optional.of(output.levels().getLast()) : Optional.empty(),
          two || anomaly ? Optional.of(output.threshold()) : Optional.empty(),
          output.quantiles().isEmpty() ? Optional.empty() : Optional.of(output.quantiles()),
          output.group(),
          output.offset());
    }
  }

  /// What was made.
  ///
  /// @param learner the learner's name
  /// @param settings it came from, as `--set` takes them
  /// @param work steps that scoring one row takes
  /// @param inputs the columns that it reads
  public record ModelPart(
      String learner, Map<String, String> settings, long work, List<Field> inputs) {
    static ModelPart of(Model model) {
      return new ModelPart(
          model.learner().name(),
          Settings.values((Record) model.learner()),
          model.work(),
          model.signature().inputs().fields());
    }
  }

  /// Where a model comes from.
  ///
  /// @param data the rows
  /// @param provenance seed and versions
  /// @param split which rows were for what
  /// @param decisions what was decided and why
  /// @param warnings what the user should know
  public record Story(
      Origin data,
      Card.Provenance provenance,
      Optional<Card.Split> split,
      List<Decision> decisions,
      List<String> warnings) {
    static Story of(Card card) {
      return new Story(
          card.data(), card.provenance(), card.split(), card.decisions(), card.warnings());
    }
  }

  /// How good a model is.
  ///
  /// @param leaderboard who competed, the best first
  /// @param test on rows it had not learned from
  /// @param baseline the scores of the baseline on the same rows
  /// @param importances what each column is worth, most first
  /// @param strangeness of anomalies: how strange the rows are
  /// @param former the scores of the model that it goes on from on the same rows
  public record Evidence(
      List<Card.Entrant> leaderboard,
      Optional<EvaluationDocument> test,
      Optional<EvaluationDocument> baseline,
      List<Importance> importances,
      Optional<Strangeness> strangeness,
      Optional<EvaluationDocument> former) {
    static Evidence of(Card card) {
      Card.Evidence evidence = card.evidence();
      return new Evidence(
          card.leaderboard().stream().map(Evidence::inOrder).toList(),
          evidence.test().map(EvaluationDocument::of),
          evidence.baseline().map(EvaluationDocument::scores),
          evidence.importances(),
          evidence.strangeness(),
          evidence.former().map(EvaluationDocument::scores));
    }

    /// Settings in the order of their keys, whatever map they came in.
    private static Card.Entrant inOrder(Card.Entrant entrant) {
      return new Card.Entrant(
          entrant.name(),
          entrant.learner(),
          new TreeMap<>(entrant.settings()),
          entrant.score(),
          entrant.bytes(),
          entrant.work());
    }
  }
}
