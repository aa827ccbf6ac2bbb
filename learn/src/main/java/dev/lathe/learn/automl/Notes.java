package dev.lathe.learn.automl;

import dev.lathe.frame.Figures;
import dev.lathe.frame.Numbers;
import dev.lathe.learn.Card.Decision;
import dev.lathe.learn.Target;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import dev.lathe.learn.metrics.Thresholds.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was decided and what the user should know, in the order it came up.
final class Notes {
  private final List<Decision> decisions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  void decide(String subject, String choice, String reason, String overrule) {
    decisions.add(new Decision(subject, choice, reason, overrule));
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  void task(Task task) {
    decide("kind", task.kind().key(), task.reason(), "--kind");
    if (task.kind() == TaskKind.BINARY) {
      decide(
          "positive class",
          task.output().levels().getLast(),
          "the other class is '%s'".formatted(task.output().levels().getFirst()),
          "--positive");
    }
    dropped(task);
    if (task.target() instanceof Target.Classes classes) single(classes);
  }

  /// Rows that nothing can be learned from.
  void dropped(Task task) {
    if (task.dropped() > 0) {
      decide(
          "rows without a target",
          "%s left out".formatted(task.dropped()),
          "'%s' is missing%s there"
              .formatted(
                  task.roles().target(),
                  task.frame().column(task.roles().target()) instanceof Numbers
                      ? " or infinite"
                      : ""),
          "");
    }
  }

  private void single(Target.Classes classes) {
    int[] counts = classes.counts();
    List<String> alone = new ArrayList<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] == 1) alone.add("'%s'".formatted(classes.levels().get(code)));
    }
    if (alone.isEmpty()) return;
    warn(
        alone.size() == 1
            ? "class %s has a single row; nothing can be said of how well it is found"
                .formatted(alone.getFirst())
            : "classes %s have a single row each; nothing can be said of how well they are found"
                .formatted(Words.some(alone)));
  }

  void split(String how, long learning, long testing, long seed) {
    decide(
        "split",
        "%s rows to learn from, %s to score on"
            .formatted(Figures.count(learning), Figures.count(testing)),
        how + ", seed " + seed,
        "--test, --group, --time-column, --seed");
  }

  /// @param learning how many rows are learned from
  void separateTest(long learning, Task testing) {
    decide(
        "split",
        "%s rows to learn from, %s to score on"
            .formatted(Figures.count(learning), Figures.count(testing.rows())),
        "a separate file was given to score on",
        "");
    if (testing.dropped() > 0) {
      decide(
          "rows to score on without a target",
          "%s left out".formatted(testing.dropped()),
          "'%s' is missing there".formatted(testing.roles().target()),
          "");
    }
    if (testing.target() instanceof Target.Classes classes) {
      int unseen = 0;
      for (int row = 0; row < classes.rows(); row++) {
        if (classes.code(row) == Target.Classes.UNSEEN) unseen++;
      }
      if (unseen > 0) {
        warn(
            "%s of the rows to score on have a class that is not in the rows to learn from; they count as wrong"
                .formatted(unseen));
      }
    }
  }

  /// @param costs at one half and at the threshold, out of fold
  void threshold(Line line, List<Cost> costs) {
    String reason =
        switch (line) {
          case Line.BestF1 _ -> "F1 is best there";
          default -> "it was told";
        };
    Cost half = costs.getFirst();
    Cost chosen = costs.getLast();
    String figures =
        chosen.threshold() == half.threshold()
            ? "out of fold " + figures(chosen)
            : "out of fold %s; at 0.5 %s".formatted(figures(chosen), figures(half));
    decide(
        "threshold",
        String.format(Locale.ROOT, "%.4f", chosen.threshold()),
        "%s: %s; probabilities stay as they are".formatted(reason, figures),
        "--threshold");
  }

  private static String figures(Cost cost) {
    return String.format(
        Locale.ROOT,
        "precision %.4f, recall %.4f, F1 %.4f, accuracy %.4f",
        cost.precision(),
        cost.recall(),
        cost.f1(),
        cost.accuracy());
  }

  /// A share in per cent, to a tenth.
  static String percent(double share) {
    return Numbers.text(Math.rint(share * 1000) / 10);
  }

  void shipped(boolean refit, Shipped shipped, long learning, long all) {
    if (refit) {
      decide(
          "shipped model",
          "fitted again on all %s rows".formatted(Figures.count(all)),
          "the scores are of the one fitted on %s rows".formatted(Figures.count(learning)),
          "--refit none");
    } else {
      decide(
          "shipped model",
          "the one that was scored, fitted on %s rows".formatted(Figures.count(learning)),
          shipped == Shipped.NONE ? "it was told" : "the rows to score on are separate",
          shipped == Shipped.NONE ? "--refit all" : "");
    }
  }
}
