package dev.lathe.report.page;

import dev.lathe.learn.Card;
import dev.lathe.learn.Card.Importance;
import dev.lathe.learn.Evaluation;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Score;
import dev.lathe.learn.Strangeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reader wants to know first, in plain words: how good, compared with what, and what
/// matters.
final class Answer {
  private final Output output;
  private final Card card;

  private Answer(Output output, Card card) {
    this.output = output;
    this.card = card;
  }

  static List<String> of(Model model) {
    return new Answer(model.signature().output(), model.card()).sentences();
  }

  private List<String> sentences() {
    Optional<Evaluation> test = card.evidence().test();
    if (card.evidence().strangeness().isPresent()) {
      return anomalies(card.evidence().strangeness().get(), test);
    }
    if (test.isEmpty()) {
      return List.of(
          "The model was fitted by itself: no rows were held out, so nothing can be said of how good it is.");
    }
    List<String> sentences = new ArrayList<>();
    switch (output.kind()) {
      case BINARY, MULTICLASS -> classes(test.get(), sentences);
      case REGRESSION, COUNT -> numbers(test.get(), sentences);
      case ANOMALY -> {}
      case RANKING -> ranking(test.get(), sentences);
    }
    verdict(test.get()).ifPresent(sentences::add);
    matters().ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  private void classes(Evaluation test, List<String> sentences) {
    test.score("accuracy")
        .ifPresent(accuracy ->
            sentences.add(
                "On %s it had not seen, it gets '%s' right in %s of the cases%s."
                    .formatted(
                        Figures.count(test.rows(), "row"),
                        output.target(),
                        Figures.percent(accuracy.value()),
                        baseline("accuracy")
                            .map(floor ->
                                "; always saying the most frequent class is right in "
                                    + Figures.percent(floor.value()))
                            .orElse(""))));
    test.score("auc")
        .ifPresent(auc ->
            sentences.add(
                "Of one row that is '%s' and one that is not, it gives the first the higher probability %s of the time (AUC; by chance it would be 50 %%)."
                    .formatted(output.levels().getLast(), Figures.percent(auc.value()))));
  }

  private void numbers(Evaluation test, List<String> sentences) {
    test.score("mae")
        .ifPresent(mae ->
            sentences.add(
                "On %s it had not seen, its '%s' is off by %s on average%s."
                    .formatted(
                        Figures.count(test.rows(), "row"),
                        output.target(),
                        Figures.number(mae.value()),
                        baseline("mae")
                            .map(floor ->
                                "; always saying the mean is off by "
                                    + Figures.number(floor.value()))
                            .orElse(""))));
    test.score("r2")
        .filter(r2 -> r2.value() > 0)
        .ifPresent(r2 ->
            sentences.add(
                "It explains %s of how '%s' varies."
                    .formatted(Figures.percent(r2.value()), output.target())));
  }

  private List<String> anomalies(Strangeness strangeness, Optional<Evaluation> test) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Of %s, it calls %s anomalies (%s)."
            .formatted(
                Figures.count(strangeness.rows(), "row"),
                Figures.count(strangeness.anomalies()),
                Figures.percent((double) strangeness.anomalies() / strangeness.rows())));
    test.flatMap(scored -> scored.score("auc"))
        .ifPresent(auc ->
            sentences.add(
                "Of one row that is '%s' and one that is not, it gives the first the higher score %s of the time (AUC; by chance it would be 50 %%)."
                    .formatted(output.levels().getLast(), Figures.percent(auc.value()))));
    if (test.isEmpty()) {
      sentences.add(
          "No rows are known to be anomalies, so nothing can be said of how many it finds.");
    }
    return List.copyOf(sentences);
  }

  private void ranking(Evaluation test, List<String> sentences) {
    test.score("ndcg")
        .ifPresent(ndcg ->
            sentences.add(
                "On %s it had not seen, the order it puts each '%s' into is worth %s of the best order%s."
                    .formatted(
                        Figures.count(test.rows(), "row"),
                        output.group().orElse(""),
                        Figures.percent(ndcg.value()),
                        baseline("ndcg")
                            .map(floor ->
                                "; a random order is worth " + Figures.percent(floor.value()))
                            .orElse(""))));
  }

  private Optional<Score> baseline(String name) {
    return card.evidence().baseline().flatMap(floor -> floor.score(name));
  }

  private Optional<String> verdict(Evaluation test) {
    if (test.scores().isEmpty()) return Optional.empty();
    Score first = test.scores().getFirst();
    return baseline(first.name())
        .filter(floor -> !ScoreName.clearlyBetter(first, floor))
        .map(floor ->
            "That is not clearly better than the baseline: on so few rows chance alone could explain the difference.");
  }

  private Optional<String> matters() {
    List<String> names =
        card.evidence().importances().stream()
            .filter(importance -> importance.worth() > importance.deviation())
            .map(Importance::column)
            .limit(3)
            .map("'%s'"::formatted)
            .toList();
    if (card.evidence().importances().isEmpty()) return Optional.empty();
    return Optional.of(
        switch (names.size()) {
          case 0 -> "No single column matters much by itself.";
          case 1 -> "What matters most is %s.".formatted(names.getFirst());
          case 2 -> "What matters most is %s, then %s.".formatted(names.get(0), names.get(1));
          default ->
              "What matters most is %s, then %s and %s."
                  .formatted(names.get(0), names.get(1), names.get(2));
        });
  }
}
