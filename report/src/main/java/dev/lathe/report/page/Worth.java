package dev.lathe.report.page;

import dev.lathe.learn.Card;
import dev.lathe.learn.Card.Importance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What each column is worth: how much worse the score gets when its values are shuffled.
///
/// @param score the score, in words
/// @param bars the columns, most first
/// @param rest how many more there are
public record Worth(ScoreName score, List<Bar> bars, long rest) {
  private static final int MOST = 25;

  /// A column.
  ///
  /// @param column its name
  /// @param worth what it is worth
  /// @param deviation over the shuffles
  /// @param length of its bar, in percent
  /// @param whisker where the deviation stands, in percent
  public record Bar(String column, String worth, String deviation, double length, Strip whisker) {
    private static Bar of(Importance importance, double most) {
      double low = importance.worth() - importance.deviation();
      double high = importance.worth() + importance.deviation();
      double from = percent(low, most);
      return new Bar(
          importance.column(),
          Figures.aligned(importance.worth(), most),
          Figures.aligned(importance.deviation(), most),
          percent(importance.worth(), most),
          new Strip(
              from,
              percent(high, most) - from,
              percent(importance.worth(), most),
              Optional.empty()));
    }

    private static double percent(double value, double most) {
      return Double.isFinite(value) && most > 0 ? Math.clamp(value / most, 0, 1) * 100 : 0;
    }

    /// The style that makes the bar as long as it is.
    public String style() {
      return String.format(Locale.ROOT, "width:%.2f%%", length);
    }
  }

  static Optional<Worth> of(Card card) {
    List<Importance> all = card.evidence().importances();
    if (all.isEmpty()) return Optional.empty();
    double most = all.stream().mapToDouble(each -> each.worth() + each.deviation()).max().orElse(1);
    String score =
        card.leaderboard().stream()
            .map(entrant -> entrant.score().name())
            .findFirst()
            .or(() ->
                card.evidence()
                    .test()
                    .flatMap(test -> test.scores().stream().map(each -> each.name()).findFirst()))
            .orElse("score");
    return Optional.of(
        new Worth(
            ScoreName.of(score),
            all.stream().limit(MOST).map(each -> Bar.of(each, most)).toList(),
            Math.max(0, all.size() - MOST)));
  }

  /// How many more columns there are, in words.
  public String more() {
    return Figures.count(rest, "more column");
  }
}
