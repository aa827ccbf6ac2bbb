package dev.lathe.cli;

import dev.lathe.cli.console.Console;
import dev.lathe.cli.console.Figures;
import dev.lathe.cli.console.Output;
import dev.lathe.cli.console.Style;
import dev.lathe.cli.console.Table;
import dev.lathe.cli.console.Table.Cell;
import dev.lathe.learn.Card;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Score;
import dev.lathe.learn.Strangeness;
import dev.lathe.learn.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A model's card on a terminal: what was decided, who competed, how good it is, what matters.
final class CardText {
  private static final int BARS = 10;
  private static final int BAR = 28;

  private final Console console;
  private final Output out;

  CardText(Console console) {
    this.console = console;
    out = console.out();
  }

  /// What was measured while an entrant was fitted; never part of a card.
  ///
  /// @param seconds to fit it
  /// @param micros to score one row
  record Cost(double seconds, double micros) {}

  void decisions(Card card) {
    if (card.decisions().isEmpty()) return;
    out.heading("Decided");
    int widest =
        card.decisions().stream().mapToInt(each -> each.subject().length()).max().orElse(0);
    for (Card.Decision each : card.decisions()) {
      String subject = each.subject() + " ".repeat(widest - each.subject().length());
      String reason = each.reason().isEmpty() ? "" : ": " + each.reason();
      String overrule = each.overrule().isEmpty() ? "" : " (" + each.overrule() + ")";
      out.paragraph("  " + subject + "  ", Style.FAINT, each.choice() + reason + overrule);
    }
  }

  void warnings(Card card) {
    if (card.warnings().isEmpty()) return;
    console.err().line();
    card.warnings().forEach(console::warn);
  }

  void leaderboard(Card card, Map<String, Cost> costs) {
    if (card.leaderboard().isEmpty()) return;
    String score = card.leaderboard().getFirst().score().name();
    out.heading("Leaderboard, by " + score + " in cross-validation");
    var table = new Table().right("").left("learner").right(score).fixed("95 % interval");
    boolean timed = !costs.isEmpty();
    if (timed) table.right("fit").right("per row");
    table.right("steps").right("size");
    int place = 1;
    for (Card.Entrant each : card.leaderboard()) {
      Style style = place == 1 ? Style.STRONG : Style.PLAIN;
      List<Cell> cells = new ArrayList<>();
      cells.add(new Cell(String.valueOf(place), Style.FAINT));
      cells.add(new Cell(each.name(), style));
      cells.add(new Cell(value(each.score()), style));
      cells.add(new Cell(interval(each.score()), Style.FAINT));
      Optional<Cost> cost = Optional.ofNullable(costs.get(each.name()));
      if (timed) {
        cells.add(new Cell(cost.map(c -> Figures.seconds(c.seconds())).orElse("")));
        cells.add(new Cell(cost.map(c -> Figures.micros(c.micros())).orElse("")));
      }
      cells.add(new Cell(Figures.count(each.work())));
      cells.add(new Cell(Figures.bytes(each.bytes())));
      table.row(cells);
      place++;
    }
    table.print(out);
  }

  void scores(Card card) {
    Card.Evidence evidence = card.evidence();
    Map<String, Evaluation> beside = new LinkedHashMap<>();
    evidence.former().ifPresent(former -> beside.put("former model", former));
    evidence.baseline().ifPresent(baseline -> beside.put("baseline", baseline));
    evidence.test().ifPresent(test -> scores("Test scores", test, beside));
  }

  /// The scores of an evaluation, beside those of others by what they are called.
  void scores(String heading, Evaluation test, Map<String, Evaluation> others) {
    out.heading("%s on %s".formatted(heading, Figures.count(test.rows(), "row")));
    var table = new Table().fixed("").right("score").fixed("95 % interval");
    others.keySet().forEach(table::right);
    for (Score score : test.scores()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(new Cell(score.name()));
      cells.add(new Cell(value(score), Style.STRONG));
      cells.add(new Cell(interval(score), Style.FAINT));
      for (Evaluation other : others.values()) {
        cells.add(new Cell(other.score(score.name()).map(CardText::value).orElse(""), Style.FAINT));
      }
      table.row(cells);
    }
    table.print(out);
  }

  void importances(Card card) {
    List<Card.Importance> all = card.evidence().importances();
    if (all.isEmpty()) return;
    String score =
        card.evidence().test().map(test -> test.scores().getFirst().name()).orElse("score");
    out.heading("Most important columns, by what shuffling them costs in " + score);
    double most = Math.max(all.getFirst().worth(), Double.MIN_VALUE);
    boolean tiny = most < 1e-3;
    int digits = Figures.digits(most);
    var table = new Table().left("").fixed("").right("");
    for (Card.Importance each : all.subList(0, Math.min(BARS, all.size()))) {
      String bar = Figures.bar(Math.max(0, each.worth()) / most, BAR, out.terminal().unicode());
      table.row(
          List.of(
              new Cell(each.column()),
              new Cell(bar, Style.NAME),
              new Cell(
                  tiny ? Figures.figure(each.worth()) : Figures.number(each.worth(), digits))));
    }
    table.print(out);
    if (all.size() > BARS) {
      out.line(out.in(Style.FAINT, "  and %s more".formatted(all.size() - BARS)));
    }
  }

  /// The rows that are most unlike the others, and what makes them so.
  void strangest(Card card) {
    if (card.evidence().strangeness().isEmpty()) return;
    Strangeness strangeness = card.evidence().strangeness().get();
    out.heading(
        "Strangest of %s; %s are anomalies"
            .formatted(
                Figures.count(strangeness.rows(), "row"), Figures.count(strangeness.anomalies())));
    var rows = strangeness.strangest();
    boolean labelled = rows.stream().anyMatch(row -> !row.label().isEmpty());
    var table = new Table().right("row").right("score");
    if (labelled) table.fixed("label");
    table.text("because of");
    for (Strangeness.Stranger row : rows.subList(0, Math.min(BARS, rows.size()))) {
      List<Cell> cells = new ArrayList<>();
      cells.add(new Cell(Figures.count(row.row())));
      cells.add(new Cell(Figures.number(row.score(), 4), Style.STRONG));
      if (labelled) cells.add(new Cell(row.label(), Style.FAINT));
      cells.add(
          new Cell(
              row.reasons().stream()
                  .map(reason -> reason.column() + " " + reason.value())
                  .collect(Collectors.joining(", "))));
      table.row(cells);
    }
    table.print(out);
  }

  private static String value(Score score) {
    return figure(score.name(), score.value());
  }

  private static String interval(Score score) {
    return "%s to %s"
        .formatted(figure(score.name(), score.low()), figure(score.name(), score.high()));
  }

  /// A score to as many digits as its metric is told with.
  private static String figure(String metric, double value) {
    if (!Double.isFinite(value)) return "-";
    String text = Metric.named(metric).text(value);
    int point = text.indexOf('.');
    return Figures.number(value, point < 0 ? 0 : text.length() - point - 1);
  }
}
