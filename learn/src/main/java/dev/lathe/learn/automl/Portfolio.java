package dev.lathe.learn.automl;

import dev.lathe.frame.Figures;
import dev.lathe.learn.Catalogue;
import dev.lathe.learn.Entry;
import dev.lathe.learn.Task;
import dev.lathe.learn.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Who competes.
final class Portfolio {
  static final String BASELINE = "baseline";

  private static final String BOOSTING = "gradient-boosting";
  private static final String SOFTMAX = "logistic-regression";
  private static final long SOFTMAX_CELLS = 50_000_000;
  private static final long MANY_TREES = 300_000;

  private static final int MANY_ROWS = 10_000;
  private static final int FEW_ROWS = 5_000;

  /// A learner, the settings it starts with, and the tasks it is worth the time for.
  private record Start(
      String name, String learner, Map<String, String> settings, Predicate<Task> suits) {}

  // Settings found by cross-validation on public sets.
  private static final List<Start> STARTS =
      List.of(
          new Start(BOOSTING, BOOSTING, Map.of(), task -> !manyTrees(task)),
          new Start(
              "gradient-boosting-fast",
              BOOSTING,
              Map.of("trees", "250", "rate", "0.15", "patience", "15"),
              Portfolio::manyTrees),
          new Start(
              "gradient-boosting-large",
              BOOSTING,
              Map.of(
                  "rate",
                  "0.05",
                  "patience",
                  "60",
                  "leaves",
                  "80",
                  "minimum-rows",
                  "5",
                  "columns",
                  "0.6"),
              task -> !task.kind().classes() && task.rows() >= MANY_ROWS),
          new Start(
              "gradient-boosting-careful",
              BOOSTING,
              Map.of(
                  "trees",
                  "2000",
                  "rate",
                  "0.03",
                  "patience",
                  "80",
                  "leaves",
                  "12",
                  "minimum-rows",
                  "8",
                  "rows",
                  "0.6",
                  "columns",
                  "0.4",
                  "l2",
                  "2"),
              task -> task.kind() != TaskKind.MULTICLASS && task.rows() < FEW_ROWS),
          new Start("random-forest", "random-forest", Map.of(), _ -> true),
          new Start(SOFTMAX, SOFTMAX, Map.of(), task -> !tooManyClasses(task)),
          new Start("ridge-regression", "ridge-regression", Map.of(), _ -> true));

  private Portfolio() {}

  /// The candidates for a task, the baseline last.
  static List<Candidate> of(Fit fit, Task task, Notes notes) {
    List<Candidate> candidates = new ArrayList<>();
    if (fit.choice().learner().isPresent()) {
      String learner = fit.choice().learner().get();
      Candidate chosen = Candidate.of(learner, learner, fit.choice().settings(), fit.seed());
      chosen.learner().check(task);
      candidates.add(chosen);
    } else {
      for (Start start : STARTS) {
        if (start.suits().test(task) && takes(start, task)) {
          candidates.add(Candidate.of(start.name(), start.learner(), start.settings(), fit.seed()));
        }
      }
    }
    if (candidates.stream().noneMatch(candidate -> candidate.name().equals(BASELINE))) {
      candidates.add(baseline(fit.seed()));
    }
    notes.decide(
        "candidates",
        String.join(", ", candidates.stream().map(Candidate::name).toList()),
        fit.choice().learner().isPresent()
            ? "the learner was told"
            : "those that learn %s tasks and suit %s rows"
                .formatted(task.kind().key(), Figures.count(task.rows())),
        "--learner");
    return candidates;
  }

  private static boolean takes(Start start, Task task) {
    var entry = Catalogue.learner(start.learner()).entry();
    boolean offset = task.roles().offset().isPresent();
    return entry.kinds().contains(task.kind())
        && (!offset || entry.traits().contains(Entry.Trait.OFFSET));
  }

  /// The solver looks at rows times columns times classes some hundred times over.
  private static boolean tooManyClasses(Task task) {
    long classes = task.output().levels().size();
    return classes > 2 && classes * task.rows() * task.inputs().width() > SOFTMAX_CELLS;
  }

  /// A tree for each class and round, on many rows.
  private static boolean manyTrees(Task task) {
    return task.kind() == TaskKind.MULTICLASS
        && (long) task.rows() * task.output().levels().size() > MANY_TREES;
  }

  /// What any model must beat.
  static Candidate baseline(long seed) {
    return Candidate.of(BASELINE, BASELINE, Map.of(), seed);
  }
}
