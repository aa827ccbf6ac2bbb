package dev.lathe.report.page;

import dev.lathe.learn.Card;
import dev.lathe.learn.Score;
import dev.lathe.learn.automl.Timings;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The leaderboard.
///
/// @param score the score that ranks, in words
/// @param timed whether times are known
/// @param entrants the best first
public record Competition(ScoreName score, boolean timed, List<Entrant> entrants) {
  /// One who competed.
  ///
  /// @param name on the leaderboard
  /// @param settings those that differ from the defaults
  /// @param value by cross-validation
  /// @param interval of the value
  /// @param strip the interval as a picture, all on one axis
  /// @param cost what it takes
  public record Entrant(
      String name, String settings, String value, String interval, Strip strip, Cost cost) {}

  /// What an entrant takes.
  ///
  /// @param fit time of one fit
  /// @param row time to score one row
  /// @param size of the model
  /// @param work steps to score one row
  public record Cost(String fit, String row, String size, String work) {}

  static Optional<Competition> of(Card card, Optional<Timings> timings) {
    List<Card.Entrant> all = card.leaderboard();
    if (all.isEmpty()) return Optional.empty();
    var axis = Strip.Axis.close(compared(all));
    return Optional.of(
        new Competition(
            ScoreName.of(all.getFirst().score().name()),
            timings.isPresent(),
            all.stream().map(entrant -> line(entrant, axis, timings)).toList()));
  }

  /// The scores that the axis must tell apart: the baseline lies far off and would flatten them.
  private static List<Score> compared(List<Card.Entrant> all) {
    List<Score> learners =
        all.stream()
            .filter(entrant -> !entrant.learner().equals("baseline"))
            .map(Card.Entrant::score)
            .toList();
    return learners.size() > 1 ? learners : all.stream().map(Card.Entrant::score).toList();
  }

  private static Entrant line(Card.Entrant entrant, Strip.Axis axis, Optional<Timings> timings) {
    Score score = entrant.score();
    Optional<Timings.Entrant> took =
        timings.stream()
            .flatMap(all -> all.entrants().stream())
            .filter(each -> each.name().equals(entrant.name()))
            .findFirst();
    return new Entrant(
        entrant.name(),
        new TreeMap<>(entrant.settings())
            .entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", ")),
        Figures.score(score.name(), score.value()),
        Performance.interval(score),
        Strip.of(score, axis),
        new Cost(
            took.map(each -> Figures.seconds(each.fitSeconds())).orElse(Figures.NONE),
            took.map(each -> Figures.micros(each.rowMicros())).orElse(Figures.NONE),
            Figures.bytes(entrant.bytes()),
            Figures.count(entrant.work())));
  }
}
