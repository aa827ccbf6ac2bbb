package dev.lathe.report.page;

import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.automl.Timings;
import java.util.List;
import java.util.Optional;

/// All that stands on a model's page.
///
/// @param heading what it is about, and the main thing
/// @param performance the test scores
/// @param pictures what suits the kind of task
/// @param shapes what an additive model adds up
/// @param strange which rows are strange, of anomalies
/// @param worth what each column is worth
/// @param competition the leaderboard
/// @param making what was decided, and what it was made of
/// @param usage how to predict with it
public record Page(
    Heading heading,
    Optional<Performance> performance,
    Pictures pictures,
    Optional<Shapes> shapes,
    Optional<Strange> strange,
    Optional<Worth> worth,
    Optional<Competition> competition,
    Making making,
    Usage usage) {

  /// What the page is about.
  ///
  /// @param doing what is done with the target
  /// @param target what is predicted
  /// @param facts data, kind and winner, short
  /// @param answer the main thing, in sentences
  /// @param warnings what the reader should know
  /// @param lathe the version that made the model
  public record Heading(
      String doing,
      String target,
      List<String> facts,
      List<String> answer,
      List<String> warnings,
      String lathe) {
    private static Heading of(Model model, String winner) {
      Card card = model.card();
      var output = model.signature().output();
      String kind =
          switch (output.kind()) {
            case BINARY ->
                "two classes, '%s' or '%s'"
                    .formatted(output.levels().getLast(), output.levels().getFirst());
            case MULTICLASS -> Figures.count(output.levels().size()) + " classes";
            case REGRESSION -> "a number";
            case COUNT -> "a count";
            case ANOMALY -> "anomalies";
            case RANKING -> "an order within each '%s'".formatted(output.group().orElse(""));
          };
      boolean anomalies = output.kind() == TaskKind.ANOMALY;
      return new Heading(
          anomalies ? "Finding" : "Predicting",
          anomalies ? "anomalies" : output.target(),
          List.of(
              card.data().source(),
              Figures.count(card.data().rows(), "row"),
              kind,
              card.leaderboard().isEmpty() ? winner : winner + " won"),
          Answer.of(model),
          card.warnings(),
          card.provenance().lathe());
    }
  }

  /// The pictures that suit the kind of task; of a kind that has none of them, none.
  ///
  /// @param chances for two classes
  /// @param confusion for several classes
  /// @param misses for numbers
  public record Pictures(
      Optional<Chances> chances, Optional<Confusion> confusion, Optional<Misses> misses) {
    private static Pictures of(Model model) {
      var output = model.signature().output();
      var test = model.card().evidence().test();
      return new Pictures(
          test.flatMap(each -> Chances.of(output, each)),
          test.flatMap(each -> Confusion.of(output, each)),
          test.flatMap(each -> Misses.of(output, each)));
    }

    /// What the charts are drawn from; empty where there are none.
    public Optional<Drawing> drawing() {
      return chances.map(Chances::drawing).or(() -> misses.map(Misses::drawing));
    }
  }

  /// What the charts are drawn from; empty where there are none.
  public Optional<Drawing> drawing() {
    if (shapes.isEmpty()) return pictures.drawing();
    var none = new Drawing(heading.target(), Optional.empty(), Optional.empty());
    return Optional.of(pictures.drawing().orElse(none).shapes(shapes.get().drawing()));
  }

  /// The page of a model.
  ///
  /// @param winner who won
  /// @param timings how long it took, where it is known
  /// @param typical a row as it might come
  public static Page of(Model model, String winner, Optional<Timings> timings, Typical typical) {
    return new Page(
        Heading.of(model, winner),
        Performance.of(model.card()),
        Pictures.of(model),
        Shapes.of(model),
        Strange.of(model.card()),
        Worth.of(model.card()),
        Competition.of(model.card(), timings),
        Making.of(model, timings),
        Usage.of(model, typical));
  }
}
