package dev.lathe.report.page;

import dev.lathe.learn.Card;
import dev.lathe.learn.Strangeness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How strange the rows are, and which are the strangest.
///
/// @param rows how many there are
/// @param anomalies how many reach the threshold
/// @param threshold from which score on a row is an anomaly
/// @param labelled whether it is known of some rows what they are
/// @param bars the rows by score
/// @param strangest the strangest first
public record Strange(
    String rows,
    String anomalies,
    String threshold,
    boolean labelled,
    List<Bar> bars,
    List<Stranger> strangest) {

  /// Rows of like score.
  ///
  /// @param range of scores
  /// @param rows how many
  /// @param known how many of them the labels call anomalies
  /// @param length of its bar, in percent
  public record Bar(String range, String rows, String known, double length) {
    private static Bar of(Strangeness.Bar bar, double most) {
      return new Bar(
          "%s – %s".formatted(Figures.probability(bar.from()), Figures.probability(bar.to())),
          Figures.count(bar.rows()),
          Figures.count(bar.known()),
          most > 0 ? 100 * Math.log1p((double) bar.rows()) / Math.log1p(most) : 0);
    }

    /// The style that makes the bar as long as it is.
    public String style() {
      return String.format(Locale.ROOT, "width:%.2f%%", length);
    }
  }

  /// A strange row.
  ///
  /// @param row its number
  /// @param score higher is stranger
  /// @param label what its label says
  /// @param reasons what makes it strange
  public record Stranger(String row, String score, String label, String reasons) {
    private static Stranger of(Strangeness.Stranger row) {
      return new Stranger(
          Figures.count(row.row()),
          String.format(Locale.ROOT, "%.4f", row.score()),
          row.label(),
          row.reasons().stream()
              .map(reason ->
                  "%s %s (%s without it)"
                      .formatted(
                          reason.column(),
                          reason.value().isEmpty() ? "missing" : reason.value(),
                          Figures.probability(reason.without())))
              .collect(Collectors.joining(", ")));
    }
  }

  static Optional<Strange> of(Card card) {
    return card.evidence().strangeness().map(Strange::of);
  }

  private static Strange of(Strangeness strangeness) {
    double most = strangeness.bars().stream().mapToDouble(Strangeness.Bar::rows).max().orElse(0);
    return new Strange(
        Figures.count(strangeness.rows(), "row"),
        Figures.count(strangeness.anomalies()),
        Figures.number(strangeness.threshold()),
        strangeness.strangest().stream().anyMatch(row -> !row.label().isEmpty()),
        strangeness.bars().stream().map(bar -> Bar.of(bar, most)).toList(),
        strangeness.strangest().stream().map(Stranger::of).toList());
  }
}
