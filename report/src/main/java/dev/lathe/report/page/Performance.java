package dev.lathe.report.page;

import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The test scores beside those of the baseline.
///
/// @param rows how many rows were scored
/// @param source which rows they were
/// @param beside whether there is a baseline
/// @param former whether there is a model that it goes on from
/// @param lines a line for each score, the one that ranks first
public record Performance(
    String rows, String source, boolean beside, boolean former, List<Line> lines) {
  /// A score.
  ///
  /// @param name in words
  /// @param value of the model
  /// @param interval of the model's value
  /// @param baseline value of the baseline
  /// @param former value of the model that it goes on from
  /// @param strip the interval as a picture
  /// @param baselineStrip the baseline's place in the same picture
  public record Line(
      ScoreName name,
      String value,
      String interval,
      String baseline,
      String former,
      Strip strip,
      Optional<Strip> baselineStrip) {

    private static Line of(Score score, Optional<Score> baseline, Optional<Score> former) {
      List<Score> both = new ArrayList<>(List.of(score));
      baseline.ifPresent(both::add);
      var axis = Strip.Axis.of(both);
      return new Line(
          ScoreName.of(score.name()),
          Figures.score(score.name(), score.value()),
          Performance.interval(score),
          value(baseline),
          value(former),
          Strip.of(score, axis),
          baseline.map(each -> Strip.of(each, axis)));
    }

    private static String value(Optional<Score> score) {
      return score.map(each -> Figures.score(each.name(), each.value())).orElse(Figures.NONE);
    }

    /// The picture in words.
    public String told() {
      String told = "%s %s, 95 %% interval %s".formatted(name.label(), value, interval);
      return baselineStrip.isPresent() ? told + ", baseline " + baseline : told;
    }
  }

  /// Says which rows the scores are of.
  public String lead() {
    String from = source.isEmpty() ? "" : " (%s)".formatted(source);
    return beside
        ? "On %s that it had not learned from%s, beside %sa baseline that looks at no column."
            .formatted(rows, from, former ? "the model that it goes on from and " : "")
        : "On %s whose answers it had not seen%s.".formatted(rows, from);
  }

  static String interval(Score score) {
    if (!Double.isFinite(score.low()) || !Double.isFinite(score.high())) return Figures.NONE;
    return "%s – %s"
        .formatted(
            Figures.score(score.name(), score.low()), Figures.score(score.name(), score.high()));
  }

  static Optional<Performance> of(Card card) {
    return card.evidence().test().map(test -> of(card, test));
  }

  private static Performance of(Card card, Evaluation test) {
    Optional<Evaluation> baseline = card.evidence().baseline();
    Optional<Evaluation> former = card.evidence().former();
    return new Performance(
        Figures.count(test.rows(), "row"),
        card.split().map(Card.Split::how).orElse(""),
        baseline.isPresent(),
        former.isPresent(),
        test.scores().stream()
            .map(score ->
                Line.of(
                    score,
                    baseline.flatMap(evaluation -> evaluation.score(score.name())),
                    former.flatMap(evaluation -> evaluation.score(score.name()))))
            .toList());
  }
}
